import { databaseTest } from '@order-store/db/testing/vitest';
import compression from 'compression';
import express from 'express';
import { expect } from 'vitest';
import {
  callOverHttp,
  errorOf,
  holdProduct,
  openStream,
  request,
  serveApp,
  sessionsThatWait,
} from '../../testing/index.ts';
import { createOrderStore, type OrderStore, type OrderStoreOptions } from './index.ts';

const staffAccount = { email: 'boss@example.com', password: 'a long enough secret' };

const shopTest = databaseTest.extend<{
  open: (options?: Partial<OrderStoreOptions>) => Promise<OrderStore>;
}>({
  open: async ({ database }, use) => {
    await using cleanup = new AsyncDisposableStack();
    await use(async (options) =>
      cleanup.use(
        await createOrderStore({
          database: database.url,
          logLevel: 'silent',
          staffAccount,
          ...options,
        }),
      ),
    );
  },
});

async function stock(store: OrderStore, stockQuantity: number) {
  return store.asStaff().products.create({ sku: 'MUG', name: 'Mug', price: '4.50', stockQuantity });
}

/** Whether the store treats a request as HTTPS because of a proxy header. */
async function isSecure(router: OrderStore['router'], believes: boolean): Promise<boolean> {
  const app = express().set('trust proxy', believes).use('/shop', router);
  await using served = await serveApp(app);
  const { headers } = await request(`${served.url}/shop/healthz`, {
    headers: { 'x-forwarded-proto': 'https' },
  });
  return headers.has('strict-transport-security');
}

async function tokenOf({ anonymous }: OrderStore): Promise<string> {
  return (await anonymous.auth.signIn(staffAccount)).token;
}

shopTest(
  'the store answers under its mount path, and the app everything else',
  async ({ open }) => {
    const store = await open();
    const app = express();
    app.get('/', (_request, response) => void response.send('mine'));
    app.use('/a/shop', store.router);
    app.use((_request, response) => void response.status(404).send('not mine'));
    await using served = await serveApp(app);
    const shop = `${served.url}/a/shop`;

    const { id } = await stock(store, 5);
    const list = await callOverHttp(shop, 'products.list', { type: 'query', input: { limit: 1 } });
    expect(JSON.parse(list.text).result.data.items).toMatchObject([{ id }]);
    expect(list.headers.get('x-request-id')).toMatch(/./);
    expect(list.headers.get('cache-control')).toBe('no-store');
    expect((await request(`${shop}/readyz`)).text).toBe('{"status":"ready"}');
    expect((await request(`${shop}/metrics`)).text).toBe('not mine');
    // The address of the procedures is relative to the document's.
    const document = JSON.parse((await request(`${shop}/openapi.json`)).text);
    expect(document.servers).toMatchObject([{ url: 'trpc' }]);
    expect((await request(`${shop}/TRPC/auth.me`)).text).toBe('not mine');
    expect((await request(`${shop}/trpc/orders%2Ewatch`)).status).toBe(404);
    await using operators = await serveApp(store.metrics);
    const metrics = await request(`${operators.url}/metrics`);
    expect(metrics.text).toContain('order_store_procedure_duration');

    const token = await tokenOf(store);
    const batch = await request(
      `${shop}/trpc/auth.me,products.get?batch=1&input=${encodeURIComponent(JSON.stringify({ 1: { id } }))}`,
      { headers: { authorization: `Bearer ${token}` } },
    );
    expect(JSON.parse(batch.text)).toMatchObject([
      { result: { data: { email: staffAccount.email } } },
      { result: { data: { sku: 'MUG' } } },
    ]);
    expect(errorOf(await callOverHttp(shop, 'no.such', { type: 'query' }))).toMatchObject({
      data: { reason: 'PROCEDURE_NOT_FOUND' },
    });
    const csv = await request(`${shop}/exports/orders.csv`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(csv.headers.get('content-type')).toContain('text/csv');

    for (const path of ['/', '/a/shop', '/a/shop/orders', '/a/shop/trpcs', '/a/shop/exportsx']) {
      const { text, headers } = await request(served.url + path);
      expect(text, path).toMatch(/mine$/);
      for (const name of ['x-request-id', 'content-security-policy', 'permissions-policy']) {
        expect(headers.has(name), `${name} of ${path}`).toBe(false);
      }
    }
  },
);

shopTest('accepts a body that the app has already parsed', async ({ open }) => {
  const store = await open();
  const { id } = await stock(store, 5);
  const token = await tokenOf(store);
  const input = { id, delta: 1, reason: '“found” in the warehouse' };
  for (const parser of [
    express.json(),
    express.text({ type: '*/*' }),
    express.raw({ type: '*/*' }),
  ]) {
    const app = express().use(parser).use('/shop', store.router);
    await using served = await serveApp(app);
    const url = `${served.url}/shop`;
    const answer = await callOverHttp(url, 'products.adjustStock', {
      type: 'mutation',
      input,
      token,
    });
    expect(answer.status, answer.text).toBe(200);
    const batch = await request(`${url}/trpc/auth.signOut,products.adjustStock?batch=1`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer none' },
      body: JSON.stringify({ 0: {}, 1: input }),
    });
    expect(JSON.parse(batch.text)).toMatchObject([
      { error: { data: { reason: 'UNAUTHENTICATED' } } },
      { error: { data: { reason: 'UNAUTHENTICATED' } } },
    ]);
  }
  expect((await store.anonymous.products.get({ id })).stockQuantity).toBe(8);
});

shopTest('limits a body to 4 MiB, even if the app parses it', async ({ open }) => {
  const store = await open();
  const app = express();
  app.use('/parsed', express.json({ limit: '20mb' }), store.router);
  app.use('/shop', store.router);
  await using served = await serveApp(app);
  const input = { email: 'a@b.example', password: 'x'.repeat(5_000_000) };
  for (const path of ['parsed', 'shop']) {
    const answer = await callOverHttp(`${served.url}/${path}`, 'auth.signIn', {
      type: 'mutation',
      input,
    });
    expect(errorOf(answer).data.reason).toBe('PAYLOAD_TOO_LARGE');
  }
});

shopTest('streams live updates through an app that compresses', async ({ open }) => {
  const store = await open();
  const { id } = await stock(store, 5);
  const app = express().use(compression()).use('/shop', store.router);
  await using served = await serveApp(app);
  await using stream = await openStream<{ stockQuantity: number }>(
    `${served.url}/shop`,
    'products.watchStock',
    { input: { ids: [id] } },
  );
  await stream.count(1);
  await store.asStaff().products.adjustStock({ id, delta: 2, reason: 'found' });
  await stream.count(2);
  expect(stream.messages.map(({ data }) => data.stockQuantity)).toEqual([5, 7]);
  expect(stream.headers.get('content-encoding')).toBeNull();

  await store.close();
  await expect.poll(() => stream.ended).toBe(true);
  expect(stream.error?.data.reason).toBe('SHUTTING_DOWN');
});

shopTest('accepts the session cookie for same-origin pages of the app', async ({ open }) => {
  const store = await open({ corsOrigins: ['https://other.example'] });
  await using served = await serveApp(express().use('/shop', store.router));
  const trpc = `${served.url}/shop/trpc`;
  const signIn = (origin: string) =>
    request(`${trpc}/auth.signIn`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin },
      body: JSON.stringify({ ...staffAccount, cookie: true }),
    });
  expect(errorOf(await signIn('https://evil.example')).data.reason).toBe('FORBIDDEN');
  const signedIn = await signIn(served.url);
  const [cookie = ''] = signedIn.headers.getSetCookie();
  expect(cookie).toMatch(/^order-store-\d+\.shop=[\w-]{43}; .*Path=\/; HttpOnly; SameSite=Lax$/);
  const me = await request(`${trpc}/auth.me`, { headers: { cookie: cookie.split(';')[0] ?? '' } });
  expect(JSON.parse(me.text).result.data.email).toBe(staffAccount.email);

  const preflight = await request(`${trpc}/orders.place`, {
    method: 'OPTIONS',
    headers: { origin: 'https://other.example', 'access-control-request-method': 'POST' },
  });
  expect(preflight.headers.get('access-control-allow-origin')).toBe('https://other.example');
});

shopTest('trusts a proxy if the app or an option does', async ({ open }) => {
  expect(await isSecure((await open()).router, true)).toBe(true);
  expect(await isSecure((await open()).router, false)).toBe(false);
  expect(await isSecure((await open({ trustProxy: true })).router, false)).toBe(true);
});

shopTest('works as a handler of a Node HTTP server', async ({ open }) => {
  const store = await open();
  await using served = await serveApp(store.router);
  expect((await callOverHttp(served.url, 'products.list', { type: 'query' })).status).toBe(200);
  expect((await request(`${served.url}/nothing`)).status).toBe(404);
});

shopTest(
  'answers in-flight requests on close and rejects later ones',
  async ({ open, database }) => {
    const store = await open();
    const { id } = await stock(store, 5);
    const token = await tokenOf(store);
    await using served = await serveApp(express().use('/shop', store.router));
    const url = `${served.url}/shop`;
    const staff = store.asStaff();
    const items = [{ productId: id, quantity: 1 }];
    await staff.auth.me();

    await using held = await holdProduct(database, id);
    const byProgram = staff.orders.place({ items });
    const byHttp = callOverHttp(url, 'orders.place', { type: 'mutation', input: { items }, token });
    const changed = staff.products.adjustStock({ id, delta: 1, reason: 'found' });
    // The orders wait in one transaction.
    await sessionsThatWait(database, 2);
    let closed = false;
    const closing = store.close().then(() => (closed = true));
    await expect(staff.products.get({ id })).rejects.toMatchObject({ reason: 'SHUTTING_DOWN' });
    const late = await callOverHttp(url, 'products.get', { type: 'query', input: { id } });
    expect([late.status, errorOf(late).data]).toMatchObject([
      503,
      { reason: 'SHUTTING_DOWN', retryable: true },
    ]);
    expect((await request(`${url}/readyz`)).text).toBe('{"status":"not ready"}');
    expect(closed).toBe(false);

    await held[Symbol.asyncDispose]();
    expect(await byProgram).toMatchObject({ totalAmount: '4.50' });
    expect(JSON.parse((await byHttp).text).result.data).toMatchObject({ totalAmount: '4.50' });
    expect(await changed).toMatchObject({ id });
    await closing;
    const { rows } = await database.pool.query('SELECT count(*)::int AS orders FROM orders');
    expect(rows).toEqual([{ orders: 2 }]);
  },
);

// Failure case 56: docs/failure-cases.md
shopTest('stores under different paths of a host keep separate sessions', async ({ open }) => {
  const stores = [await open(), await open(), await open({ publicUrl: 'https://x.example/c' })];
  const app = express();
  for (const [index, { router }] of stores.entries())
    app.use(['/a', '/a/b', '/'][index] ?? '', router);
  await using served = await serveApp(app);
  const cookies: string[] = [];
  for (const path of ['/a', '/a/b', '']) {
    const signedIn = await request(`${served.url}${path}/trpc/auth.signIn`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
      body: JSON.stringify({ ...staffAccount, cookie: true }),
    });
    cookies.push(/^[^;]+/.exec(signedIn.headers.get('set-cookie') ?? '')?.[0] ?? '');
  }
  const names = cookies.map((cookie) => cookie.replace(/^order-store-\d+|=.*/g, ''));
  expect(names).toEqual(['.a', '.a.b', '.c']);
  for (const path of ['/a', '/a/b', '']) {
    for (const procedure of ['trpc/auth.me', 'exports/products.csv']) {
      const answer = await request(`${served.url}${path}/${procedure}`, {
        headers: { cookie: cookies.join('; '), 'sec-fetch-site': 'same-origin' },
      });
      expect(answer.status, `${path} ${procedure}`).toBe(200);
    }
  }
});
