import { testServer } from '@order-store/db/testing/vitest';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createOrderStore } from '@order-store/api';
import { createTestStore } from '@order-store/api/testing';
import { cloneTestDatabase } from '@order-store/db/testing';
import '@order-store/db/testing/vitest';
import {
  createClient,
  type OrderSummary,
  type OrderUpdate,
  type StoreEvent,
} from '@order-store/sdk';
import type { WebhookEvent } from '@order-store/sdk/webhooks';
import { expect, expectTypeOf, test } from 'vitest';
import { confirmPending, createApiKey } from './examples/api-key.ts';
import { checkout } from './examples/checkout.ts';
import { serveShop } from './examples/embedding.ts';
import { cancelRest, shipParcel, takeBack } from './examples/fulfilment.ts';
import { orderTwoMugs } from './examples/first-order.ts';
import { leavesPending, reserve } from './examples/holds.ts';
import { onNotification, payBack } from './examples/payments.ts';
import { followOrders, followStock } from './examples/live-updates.ts';
import { openClubShop, type OrderData } from './examples/order-data.ts';
import { openGiftShop } from './examples/mounting.ts';
import { exportOrders, findLargeOrder, showMore } from './examples/pagination.ts';
import { pullEvents } from './examples/pull-events.ts';
import { createWebhook, receiveWebhooks } from './examples/webhooks.ts';
import { documents, pages } from './pages.ts';
import { examplesIn, insertExamples } from './insert-examples.ts';

test('the pages contain the current examples (run pnpm guide:renew)', async () => {
  const shown: string[] = [];
  for (const page of await documents()) {
    const text = await readFile(page, 'utf8');
    expect(await insertExamples(text)).toBe(text);
    expect(text.match(/^```ts$/gm)?.length ?? 0, 'code blocks that are not examples').toBe(
      examplesIn(text).length,
    );
    shown.push(...examplesIn(text));
  }
  const files = await readdir(new URL('examples', import.meta.url));
  expect(shown.toSorted()).toEqual(files.map((name) => `examples/${name}`).toSorted());
});

test('the guide and the README link to every page', async () => {
  const index = await readFile(new URL('README.md', import.meta.url), 'utf8');
  const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
  const names = (await pages()).map(({ pathname }) => pathname.split('/').at(-1) ?? '');
  for (const name of names) expect(readme).toContain(`(guide/${name})`);
  for (const name of names.filter((other) => other !== 'README.md')) {
    expect(index).toContain(`(${name})`);
  }
});

test('a first order', async () => {
  await using shop = await openShop({ stockQuantity: 3 });
  const order = await orderTwoMugs(shop.store.url);
  expect(order).toMatchObject({ totalAmount: '25.00', items: [{ sku: 'MUG', quantity: 2 }] });
});

test('an address with the order, and a product for members', async () => {
  await using database = await cloneTestDatabase(testServer().url);
  await using store = await openClubShop(database.url);
  const staff = store.asStaff();
  const product = { price: '5.00', stockQuantity: 9 };
  const mug = await staff.products.create({ sku: 'MUG', name: 'Mug', ...product });
  const clubMug = await staff.products.create({ sku: 'CLUB-MUG', name: 'Club mug', ...product });
  const ada = await staff.users.create({ email: 'ada@example.com', name: 'Ada' });
  const { place } = store.asUser(ada.id).orders;
  const address = { name: 'Ada', street: '1 Pot Lane', city: 'Ulm' };

  const order = await place({ items: itemsOf(mug), metadata: { address } });
  expect(order).toMatchObject({ grandTotal: '9.90', metadata: { address } });
  await expect(place({ items: itemsOf(mug) })).rejects.toMatchObject({
    reason: 'VALIDATION_FAILED',
    details: { 'metadata.address': [expect.any(String)] },
  });
  const club = () => place({ items: itemsOf(clubMug), metadata: { address, giftNote: 'Hi' } });
  await expect(club()).rejects.toMatchObject({
    reason: 'REJECTED',
    details: { code: 'MEMBERS_ONLY' },
  });
  await database.pool.query('INSERT INTO members VALUES ($1)', [ada.id]);
  expect(await club()).toMatchObject({ grandTotal: '5.00', metadata: { giftNote: 'Hi' } });
  const { rows } = await database.pool.query('SELECT name, street, city FROM addresses');
  expect(rows).toEqual([address, address]);
  const emptied = staff.orders.updateMetadata({ id: order.id, metadata: { address: null } });
  await expect(emptied).rejects.toMatchObject({ reason: 'VALIDATION_FAILED' });

  const client = createClient<OrderData>({ url: 'https://shop.example' });
  type Placed = Awaited<ReturnType<typeof client.orders.place.mutate>>;
  expectTypeOf<Placed['metadata']>().toEqualTypeOf<OrderData>();
});

test('stock reserved while paying, payments, and a refund', async () => {
  await using shop = await openShop({ stockQuantity: 2 });
  const { store, mug } = shop;
  const [ada, staff] = await Promise.all([store.customer(), store.staff()]);
  const client = createClient({ url: store.url, token: ada.token });
  const service = createClient({ url: store.url, token: staff.token });
  const items = [{ productId: mug.id, quantity: 1 }];
  const [paid, left] = [await reserve(client, items, 'one'), await reserve(client, items, 'two')];
  expect(Date.parse(paid.expiresAt ?? '') - Date.parse(paid.createdAt)).toBe(900_000);

  const statuses = [paid, left].map(({ id }) => leavesPending(client, id));
  const payment = {
    orderId: paid.id,
    reference: 'pay_1',
    kind: 'captured',
    amount: '12.50',
  } as const;
  expect(await onNotification(service, payment)).toBe('confirmed');
  await client.orders.cancel.mutate({ id: left.id });
  expect(await Promise.all(statuses)).toEqual(['confirmed', 'cancelled']);

  const late = { ...payment, orderId: left.id, reference: 'pay_2' };
  expect(await onNotification(service, late)).toBe('cancelled');
  const refunds: string[][] = [];
  for (let run = 0; run < 2; run++)
    await payBack(service, (...refund) => {
      refunds.push(refund);
      return Promise.resolve({ reference: 're_1', amount: refund[1] });
    });
  expect(refunds).toEqual([[left.id, '12.50', `${left.id}-0.00`]]);
});

test('an order that ships in parts, loses a unit and comes back in part', async () => {
  await using shop = await openShop({ stockQuantity: 9 });
  const { store, mug } = shop;
  const [ada, staff] = await Promise.all([store.customer(), store.staff()]);
  const client = createClient({ url: store.url, token: staff.token });
  const { id } = await createClient({ url: store.url, token: ada.token }).orders.place.mutate({
    items: [{ productId: mug.id, quantity: 4 }],
  });
  const payment = { orderId: id, reference: 'pay_1', kind: 'captured', amount: '50.00' } as const;
  await onNotification(client, payment);

  const tracking = {
    carrier: 'Royal Mail',
    trackingNumber: 'RM 1',
    trackingUrl: 'https://track.example/RM1',
  };
  const sent = await shipParcel(client, id, { units: { MUG: 3 }, ...tracking });
  expect(sent).toMatchObject({ status: 'confirmed', fulfilment: 'partial', netTotal: '50.00' });
  expect(sent.shipments).toMatchObject([{ ...tracking, items: [{ quantity: 3 }] }]);
  const cancelled = await cancelRest(client, id, 'broken in the warehouse');
  expect(cancelled).toMatchObject({ status: 'shipped', netTotal: '37.50', grandTotal: '50.00' });
  const [item] = cancelled.items;
  if (!item) throw new Error('The order has no items');
  await takeBack(client, id, item.id, false);
  const returned = await takeBack(client, id, item.id, true);

  expect(returned).toMatchObject({
    netTotal: '12.50',
    items: [{ quantity: 4, cancelledQuantity: 1, shippedQuantity: 3, returnedQuantity: 2 }],
  });
  // Nine less four, and back came the cancelled unit and one of the two that were returned.
  expect(await client.products.get.query({ id: mug.id })).toMatchObject({ stockQuantity: 7 });
  const due = await client.payments.listRefundsDue.query();
  expect(due.items).toMatchObject([{ orderId: id, amount: '37.50' }]);
});

test('a server with an API key', async () => {
  await using shop = await openShop();
  const { store, mug } = shop;
  const [ada, staff] = await Promise.all([store.customer(), store.staff()]);
  const place = () =>
    store.asUser(ada.id).orders.place({ items: [{ productId: mug.id, quantity: 1 }] });
  const orders = await Promise.all([place(), place(), place()]);
  const key = await createApiKey(store.url, staff.token);
  expect(await confirmPending(store.url, key)).toBe(3);
  expect(await confirmPending(store.url, key)).toBe(0);
  const history = await store.asStaff().orders.history({ id: orders[0].id });
  expect(history.at(-1)).toMatchObject({ to: 'confirmed', note: 'confirmed by the warehouse' });
});

test('a checkout of unavailable products and insufficient stock', async () => {
  await using shop = await openShop({ stockQuantity: 2 });
  const { store, mug } = shop;
  const { token } = await store.customer();
  const client = createClient({ url: store.url, token });
  expect(await checkout(client, cartOf(mug.id, 3))).toEqual({
    outcome: 'insufficient-stock',
    available: new Map([[mug.id, 2]]),
  });
  expect(await checkout(client, cartOf('987654321', 1))).toEqual({
    outcome: 'unavailable',
    productIds: ['987654321'],
  });
  expect(await checkout(client, { ...cartOf(mug.id, 1), total: '0.01' })).toEqual({
    outcome: 'total-changed',
    from: '0.01',
    to: mug.price,
  });
  expect(await checkout(client, cartOf(mug.id, 2))).toMatchObject({ outcome: 'placed' });
  await expect(checkout(client, cartOf(mug.id, 0))).rejects.toMatchObject({
    reason: 'VALIDATION_FAILED',
  });
  const unreachable = createClient({ url: 'http://127.0.0.1:1', maxRetries: 0 });
  expect(await checkout(unreachable, cartOf(mug.id, 1))).toMatchObject({ outcome: 'try-later' });
});

test('pagination by page, over a whole list, and resumed', async () => {
  await using shop = await openShop({ stockQuantity: 1000 });
  const { store, mug } = shop;
  const { id, token } = await store.customer();
  const client = createClient({ url: store.url, token });
  await Promise.all(
    Array.from({ length: 130 }, (_, index) =>
      store.asUser(id).orders.place({ items: [{ productId: mug.id, quantity: 1 + (index % 2) }] }),
    ),
  );
  const first = await showMore(client, null);
  const second = await showMore(client, first.nextCursor);
  expect(new Set([...first.items, ...second.items].map((order) => order.id)).size).toBe(40);
  expect(await findLargeOrder(client)).toBeUndefined();

  const saved: OrderSummary[] = [];
  let cursor: string | null = null;
  const stop = new AbortController();
  const save = (orders: readonly OrderSummary[], nextCursor: string | null) => {
    saved.push(...orders);
    cursor = nextCursor;
    stop.abort();
    return Promise.resolve();
  };
  await expect(exportOrders(client, null, save, stop.signal)).rejects.toMatchObject({
    reason: 'ABORTED',
  });
  expect(saved).toHaveLength(100);
  await exportOrders(client, cursor, save);
  expect(new Set(saved.map((order) => order.id)).size).toBe(130);
  expect(cursor).toBeNull();
});

test('live updates of orders and stock', async () => {
  await using shop = await openShop();
  const { store, mug } = shop;
  const { id, token } = await store.customer();
  const client = createClient({ url: store.url, token });
  const items = [{ productId: mug.id, quantity: 1 }];
  const steps: OrderUpdate[] = [];
  const levels: number[] = [];
  const ends: string[] = [];
  const stopStock = followStock(client, [mug.id], (_id, level) => levels.push(level));
  const stopOrders = followOrders(
    client,
    (step) => steps.push(step),
    (message) => ends.push(message),
  );
  await expect.poll(() => levels, { timeout: 20_000 }).toEqual([100]);
  // Updates before the stream is open are not delivered, so place orders until one is.
  const orderUntilUpdated = async () => {
    if (steps.length === 0) await store.asUser(id).orders.place({ items });
    return steps.length;
  };
  await expect.poll(orderUntilUpdated, { timeout: 20_000, interval: 500 }).toBeGreaterThan(0);
  expect(steps[0]?.order.userId).toBe(id);
  await expect.poll(() => levels.length, { timeout: 20_000 }).toBeGreaterThan(1);
  stopStock();
  stopOrders();
  expect(ends).toEqual([]);
});

test('webhooks, received and verified', async () => {
  await using shop = await openShop();
  const { store, mug } = shop;
  const [ada, staff] = await Promise.all([store.customer(), store.staff()]);
  const events: WebhookEvent[] = [];
  let secret = '';
  let failures = 1;
  const app = receiveWebhooks(
    () => secret,
    (event) => {
      if (failures-- > 0) return Promise.reject(new Error('not now'));
      events.push(event);
      return Promise.resolve();
    },
  );
  await using receiver = await serve(app);
  const client = createClient({ url: store.url, token: staff.token });
  secret = await createWebhook(client, `${receiver.url}/hooks/orders`);
  const order = await store
    .asUser(ada.id)
    .orders.place({ items: [{ productId: mug.id, quantity: 1 }] });
  // The first delivery fails and is retried.
  await expect.poll(() => events.length, { timeout: 50_000 }).toBe(1);
  expect(events[0]).toMatchObject({ type: 'order.placed', data: { order: { id: order.id } } });
  const forged = await fetch(`${receiver.url}/hooks/orders`, { method: 'POST', body: '{}' });
  expect(forged.status).toBe(400);
  expect(events).toHaveLength(1);
});

test('events, pulled', async () => {
  await using shop = await openShop();
  const { store, mug } = shop;
  const [ada, staff] = await Promise.all([store.customer(), store.staff()]);
  const client = createClient({ url: store.url, token: staff.token });
  const events: StoreEvent[] = [];
  let position: string | undefined;
  let compared = 0;
  const run = () =>
    pullEvents(client, {
      load: () => Promise.resolve(position),
      save(items, nextAfter) {
        events.push(...items);
        position = nextAfter;
        return Promise.resolve();
      },
      compare: () => Promise.resolve(void compared++),
    });
  await run();
  const order = await store
    .asUser(ada.id)
    .orders.place({ items: [{ productId: mug.id, quantity: 1 }] });
  await run();
  await run();
  expect(events.map(({ type }) => type)).toEqual(['product.stock_changed', 'order.placed']);
  expect(events[1]).toMatchObject({ data: { order: { id: order.id } } });
  position = '9000000000000000000-1.9000000000000000000-1';
  await run();
  expect([events.length, compared]).toEqual([2, 1]);
});

test('the store in an Express app', async () => {
  await using store = await createTestStore();
  const { port } = new URL(store.url);
  await store.close();
  await using database = await cloneTestDatabase(testServer().url, testServer().template);
  // Reuses a port that was just released.
  const close = await serveShop(database.url, Number(port));
  const client = createClient({ url: `http://127.0.0.1:${port}/shop` });
  expect(await client.products.list.query()).toEqual({ items: [], nextCursor: null });
  await close();
  await expect(fetch(`http://127.0.0.1:${port}/shop/healthz`)).rejects.toThrow('fetch failed');
});

test('the store in an app with its own table', async () => {
  await using database = await cloneTestDatabase(testServer().url, testServer().template);
  await using beside = await createOrderStore({ database: database.url, logLevel: 'error' });
  const shop = await openGiftShop(database.url);
  try {
    const url = await listen(shop.server);
    const client = createClient({ url: `${url}/shop` });
    const signUp = (name: string) =>
      client.auth.signUp.mutate({
        email: `${name}@example.com`,
        name,
        password: 'a long enough secret',
      });
    const [ada, eve] = await Promise.all([signUp('ada'), signUp('eve')]);
    const { id: productId } = await beside
      .asStaff()
      .products.create({ sku: 'MUG', name: 'Mug', price: '12.50', stockQuantity: 1 });
    const { id: orderId } = await createClient({
      url: `${url}/shop`,
      token: ada.token,
    }).orders.place.mutate({ items: [{ productId, quantity: 1 }] });
    const write = async (token: string, note: string) => {
      const answer = await fetch(`${url}/gift-notes/${orderId}`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ note }),
      });
      return answer.status;
    };
    expect(await write(ada.token, 'For you')).toBe(204);
    expect(await write(eve.token, 'Mine')).toBe(404);
    expect(await write('nobody', 'Mine')).toBe(401);
    const notes = await database.pool.query('SELECT note FROM gift_notes');
    expect(notes.rows).toEqual([{ note: 'For you' }]);
  } finally {
    await shop.close();
  }
});

function cartOf(productId: string, quantity: number) {
  return { id: `${productId} ${quantity}`, lines: [{ productId, quantity }] };
}

/** A store with one product. */
async function openShop({ stockQuantity = 100 }: { readonly stockQuantity?: number } = {}) {
  const store = await createTestStore();
  const mug = await store
    .asStaff()
    .products.create({ sku: 'MUG', name: 'Mug', price: '12.50', stockQuantity });
  return { store, mug, [Symbol.asyncDispose]: () => store.close() };
}

async function serve(app: RequestListener): Promise<AsyncDisposable & { readonly url: string }> {
  const server = createServer(app);
  const url = await listen(server);
  return {
    url,
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `http://127.0.0.1:${address.port}`;
}

function itemsOf({ id }: { id: string }) {
  return [{ productId: id, quantity: 1 }];
}
