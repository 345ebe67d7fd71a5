import { once } from 'node:events';
import {
  request as httpRequest,
  type IncomingHttpHeaders,
  type OutgoingHttpHeaders,
} from 'node:http';
import { createConnection } from 'node:net';
import { expect } from 'vitest';
import { serveStore, storeTest, TestStore } from '../../testing/index.ts';

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string | Buffer;
}

const json = { 'content-type': 'application/json' };
const post = (path: string, body: unknown, headers: OutgoingHttpHeaders = json): Sent => ({
  method: 'POST',
  path: `/trpc/${path}`,
  headers,
  body: typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body),
});
const get = (path: string, headers: OutgoingHttpHeaders = {}): Sent => ({
  method: 'GET',
  path: `/trpc/${path}`,
  headers,
});
const shop = 'https://shop.example';
const input = (value: unknown) => `input=${encodeURIComponent(JSON.stringify(value))}`;

/** Valid and invalid requests of every kind. None changes data, so each can be sent twice. */
function requests(store: { token: string; productId: string }): Record<string, Sent> {
  const auth = { authorization: `Bearer ${store.token}` };
  const cookie = { cookie: `order-store=${store.token}` };
  const tooMany = { items: [{ productId: store.productId, quantity: 1000 }] };
  return {
    'a query without input': get('products.list'),
    'a query with input': get(`products.get?${input({ id: store.productId })}`),
    'a query with an empty input': get('products.list?input='),
    'a query with null': get('products.list?input=null'),
    'a query with malformed JSON': get('products.list?input={'),
    'a query with broken percent-encoding': get('products.list?input=%'),
    'a query with two inputs': get(`products.list?${input({ limit: 1 })}&${input({ limit: 2 })}`),
    'a query with other parameters': get(`products.list?${input({ limit: 1 })}&x=1`),
    'a query with two question marks': get('products.list?input=1?2'),
    'a query that finds nothing': get(`products.get?${input({ id: '999' })}`),
    'a query with the wrong input': get(`products.get?${input({ id: 'x' })}`),
    'a query in a batch': get(
      `products.list,products.list?batch=1&${input({ 0: {}, 1: { limit: 1 } })}`,
    ),
    'a query as a stream': get('products.list?batch=1', { 'trpc-accept': 'application/jsonl' }),
    'a query that accepts JSON lines': get('products.list', { accept: 'application/jsonl' }),
    'a query by POST': post('products.list', {}),
    'a query by HEAD': { method: 'HEAD', path: '/trpc/products.list' },
    'a query by OPTIONS': { method: 'OPTIONS', path: '/trpc/products.list' },
    'a query by PUT': { method: 'PUT', path: '/trpc/products.list', headers: json, body: '{}' },
    'a query with a signed-in caller': get('auth.me', auth),
    'an anonymous query': get('auth.me'),
    'a query with a malformed token': get('auth.me', { authorization: 'Basic x' }),
    'a query with a cookie': get('auth.me', cookie),
    'a query with an expired cookie': get('auth.me', { cookie: `order-store=${'x'.repeat(43)}` }),
    'a mutation with a cookie': post('orders.place', tooMany, {
      ...json,
      ...cookie,
      'sec-fetch-site': 'same-origin',
    }),
    'a mutation with a cookie from another site': post('orders.place', tooMany, {
      ...json,
      ...cookie,
      origin: 'https://evil.example',
    }),
    'a sign-in with a cookie from another site': post('auth.signIn', {
      email: 'ada@example.com',
      password: 'x',
      cookie: true,
    }),
    'a mutation by GET': get(`orders.place?${input(tooMany)}`, auth),
    'a mutation that is rejected': post('orders.place', tooMany, { ...json, ...auth }),
    'a mutation with a wrong input': post('orders.place', { items: [] }, { ...json, ...auth }),
    'an anonymous mutation': post('orders.place', tooMany),
    'a mutation without a body': post('orders.place', '', { ...json, ...auth }),
    'a mutation with malformed JSON': post('orders.place', '{', { ...json, ...auth }),
    'a mutation with invalid UTF-8': post('orders.place', Buffer.from([0x22, 0xff, 0x22]), {
      ...json,
      ...auth,
    }),
    'a mutation with __proto__': post('orders.place', '{"__proto__":{"items":[]}}', {
      ...json,
      ...auth,
    }),
    'a mutation with deep JSON': post('orders.place', '['.repeat(5000) + ']'.repeat(5000), {
      ...json,
      ...auth,
    }),
    'a mutation with invalid UTF-8 in a name': post(
      'orders.place',
      Buffer.concat([
        Buffer.from('{"idempotencyKey":"'),
        Buffer.from([0xc3, 0x28]),
        Buffer.from('"}'),
      ]),
      { ...json, ...auth },
    ),
    'a query with deep JSON': get(`products.get?input=${'['.repeat(500)}${']'.repeat(500)}`),
    'a query with encoded deep JSON': get(`products.get?input=${'%7B%22a%22:'.repeat(500)}`),
    'a query with invalid UTF-8': get('products.list?input=%7B%22search%22:%22%ff%22%7D'),
    'a query from a foreign page': get('products.list', { origin: 'https://evil.example' }),
    'a query from a known page': get('products.list', { origin: shop }),
    'a batch from a known page': get('products.list,auth.me?batch=1&input={}', { origin: shop }),
    'a mutation from a known page': post('auth.signIn', {}, { ...json, origin: shop }),
    'a preflight of a known page': {
      method: 'OPTIONS',
      path: '/trpc/auth.signIn',
      headers: { origin: shop, 'access-control-request-method': 'POST' },
    },
    'a mutation as text': post('orders.place', tooMany, { 'content-type': 'text/plain', ...auth }),
    'a mutation with a charset': post('orders.place', tooMany, {
      'content-type': 'application/json; charset=utf-8',
      ...auth,
    }),
    'a mutation without a type': post('orders.place', tooMany, auth),
    'a mutation in chunks': post('orders.place', tooMany, {
      ...json,
      ...auth,
      'transfer-encoding': 'chunked',
    }),
    'a mutation in a batch': post('orders.place?batch=1', { 0: tooMany }, { ...json, ...auth }),
    'a mutation with a query': post('orders.place?x=1', tooMany, { ...json, ...auth }),
    'a body that is too large': post('orders.place', 'x'.repeat(5_000_000), { ...json, ...auth }),
    'an unknown procedure': post('orders.steal', {}),
    'an unknown procedure by GET': get('nothing'),
    'an inherited name': get('toString'),
    'a router, not a procedure': get('orders'),
    'no procedure': get(''),
    'an encoded path': get('products%2Elist'),
    'a malformed path': get('products%list'),
    'a path with a slash': get('products.list/'),
  };
}

storeTest(
  'the fast path and tRPC’s adapter return the same status, headers and bytes',
  async ({ store }) => {
    const customer = await store.customer();
    const product = await store.product();
    const config = { CORS_ORIGINS: [shop] };
    await using fastPath = await serveStore(store, { config });
    await using adapter = await serveStore(store, { config, fastPath: false });

    for (const [what, sent] of Object.entries(
      requests({ token: customer.token, productId: product.id }),
    )) {
      const [one, other] = [await send(fastPath.port, sent), await send(adapter.port, sent)];
      expect(one, what).toEqual(other);
    }
  },
);

storeTest(
  'a retry through the adapter returns the order placed through the fast path',
  async ({ store }) => {
    const customer = await store.customer();
    const product = await store.product({ stockQuantity: 1 });
    await using fastPath = await serveStore(store);
    await using adapter = await serveStore(store, { fastPath: false });
    const sent = post(
      'orders.place',
      { items: [{ productId: product.id, quantity: 1 }], idempotencyKey: 'k' },
      { ...json, authorization: `Bearer ${customer.token}` },
    );
    const first = await send(fastPath.port, sent);
    expect(first.status).toBe(200);
    expect(await send(adapter.port, sent)).toEqual(first);
    expect(await store.count('orders')).toBe(1);
  },
);

storeTest('both send Retry-After, for a batch the longest wait', async ({ database }) => {
  const store = await TestStore.open(database, {
    env: { RATE_LIMIT: 'on', RATE_LIMIT_SCALE: '0.01' },
  });
  await using fastPath = await serveStore(store);
  await using adapter = await serveStore(store, { fastPath: false });
  const signIn = post('auth.signIn', { email: 'ada@example.com', password: 'wrong' });
  expect(await send(fastPath.port, signIn)).toMatchObject({ status: 401, headers: noWait });
  expect(await send(adapter.port, signIn)).toMatchObject({ status: 429 });

  const list = get('products.list');
  for (let call = 0; call < 60; call++) {
    expect(await send(fastPath.port, list)).toMatchObject({ status: 200, headers: noWait });
  }
  const answers = [
    await send(fastPath.port, list),
    await send(adapter.port, list),
    await send(adapter.port, get(`products.list,orders.nope,products.list?batch=1`)),
  ];
  for (const { headers, body } of answers) {
    const waits = [...body.matchAll(/"retryAfterMs":(\d+)/g)].map(([, ms]) => Number(ms));
    const longest = Math.max(...waits);
    expect(longest).toBeGreaterThan(0);
    expect(headers).toMatchObject({ 'retry-after': String(Math.ceil(longest / 1000)) });
  }
  const [one, other] = answers.map(({ status, headers, body }) => ({
    status,
    headers: { ...headers, 'retry-after': 'compared above' },
    body: body.replaceAll(/\d+( seconds)?(?=[,}"])/g, 'N'),
  }));
  expect(one?.status).toBe(429);
  expect(one).toEqual(other);
});

storeTest('keeps serving after a client disconnects in the middle of a body', async ({ store }) => {
  await using fastPath = await serveStore(store);
  const socket = createConnection(fastPath.port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write(
    'POST /trpc/auth.signIn HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"em',
  );
  socket.destroy();
  await once(socket, 'close');
  expect((await send(fastPath.port, get('products.list'))).status).toBe(200);
});

const noWait = expect.not.objectContaining({ 'retry-after': expect.anything() });

/** Returns the response without headers that differ between any two responses or frame the body. */
async function send(
  port: number,
  { method, path, headers, body }: Sent,
): Promise<{ status: number | undefined; headers: IncomingHttpHeaders; body: string }> {
  const outgoing = httpRequest({
    port,
    host: '127.0.0.1',
    method,
    path,
    agent: false,
    headers: {
      'x-request-id': 'same',
      ...(body === undefined || headers?.['transfer-encoding']
        ? {}
        : { 'content-length': Buffer.byteLength(body) }),
      ...headers,
    },
  });
  outgoing.end(body);
  const [response] = await once(outgoing, 'response');
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  const {
    date: _date,
    'content-length': _length,
    'transfer-encoding': _encoding,
    ...rest
  } = response.headers;
  return { status: response.statusCode, headers: rest, body: Buffer.concat(chunks).toString() };
}
