import { once } from 'node:events';
import { createConnection } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { databaseTest } from '@order-store/db/testing/vitest';
import { expect, vi } from 'vitest';
import { startApiProcess } from '../testing/api-process.ts';
import {
  errorOf,
  openStream,
  request,
  serveStore,
  serveTestApi,
  storeTest,
  TestStore,
} from '../testing/index.ts';
import type { Actor } from '../platform/identity/context.ts';
import type { StockLevel } from '../products/stock-feed.ts';
import { watchOrders, type OrderUpdate } from '../orders/watch-orders.ts';

databaseTest('publishes changes made through other processes', async ({ database }) => {
  const store = await TestStore.open(database);
  await using first = await startApiProcess(database.url);
  await using second = await startApiProcess(database.url);
  const [ada, staff] = [await store.customer(), await store.staff()];
  const product = await store.product({ stockQuantity: 9 });
  const streams = await Promise.all(
    [first, second].flatMap(({ url }) => [
      openStream<OrderUpdate>(url, 'orders.watch', { token: ada.token }),
      openStream<OrderUpdate>(url, 'orders.watch', { token: staff.token }),
    ]),
  );
  const stock = await Promise.all(
    [first, second].map(({ url }) =>
      openStream<StockLevel>(url, 'products.watchStock', { input: { ids: [product.id] } }),
    ),
  );
  for (const stream of stock) await stream.count(1);

  const order = await ada.place([[product, 2]]);

  for (const stream of streams) {
    await stream.count(1);
    expect(stream.messages[0]?.data.order.id).toBe(order.id);
  }
  for (const stream of stock) {
    await stream.count(2);
    expect(stream.messages.map(({ data }) => data.stockQuantity)).toEqual([9, 7]);
  }
  await Promise.all([...streams, ...stock].map((stream) => stream.close()));
});

databaseTest(
  'polls once per interval for a thousand subscribers, and not at all without any',
  async ({ database }) => {
    const intervalMs = 50;
    const store = await TestStore.open(database, { streaming: { intervalMs } });
    const { services } = store;
    const { streams: open } = services;
    const people = await store.customers(10);
    const streams = await Promise.all(
      people.flatMap(({ id, token }) =>
        Array.from({ length: 100 }, async () => {
          const procedure = 'orders.watch';
          const listener = { actor: actorOf(id), token, procedure, address: null, setHeader: null };
          const updates = await watchOrders(services, listener, {}, undefined);
          return updates[Symbol.asyncIterator]();
        }),
      ),
    );
    const first = streams.map((stream) => stream.next());
    expect(open.size).toBe(1000);

    const query = vi.spyOn(database.pool, 'query');
    const began = performance.now();
    await expect.poll(() => query.mock.calls.length, { timeout: 20_000 }).toBeGreaterThan(5);
    const asked = query.mock.calls.length;
    expect(asked).toBeLessThanOrEqual((performance.now() - began) / intervalMs + 1);

    const order = await (people[3] ?? (await store.customer())).place([[await store.product(), 1]]);
    for (const { value } of await Promise.all(first.slice(300, 400)))
      expect(value?.[1].order.id).toBe(order.id);

    await open.end();
    await Promise.allSettled(first);
    await Promise.all(streams.map(async (stream) => stream.return?.()));
    expect(open.size).toBe(0);
    query.mockClear();
    await sleep(5 * intervalMs);
    expect(query).not.toHaveBeenCalled();
  },
);

storeTest(
  'disconnects a client that does not read, without delaying others',
  { timeout: 60_000 },
  async ({ store }) => {
    const [ada, staff] = [await store.customer(), await store.staff()];
    const order = await ada.place([[await store.product(), 1]]);
    await using served = await serveStore(store, { stallMs: 500 });
    const socket = createConnection(served.port, '127.0.0.1');
    socket.on('error', () => {});
    let cut = false;
    socket.on('close', () => (cut = true));
    socket.write(
      `GET /trpc/orders.watch HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${staff.token}\r\n\r\n`,
    );
    await once(socket, 'readable');
    await using reader = await openStream<OrderUpdate>(served.url, 'orders.watch', {
      token: staff.token,
    });
    await expect.poll(() => store.services.streams.size).toBe(2);

    const note = 'x'.repeat(5000);
    const events = 5000;
    await store.database.pool.query(
      `INSERT INTO order_events (order_id, from_status, to_status, note)
       SELECT $1, 'pending', 'confirmed', $2 FROM generate_series(1, $3)`,
      [order.id, note, events],
    );

    await expect.poll(() => store.services.streams.size, { timeout: 30_000 }).toBe(1);
    // The close is noticed only when reading.
    socket.resume();
    await expect.poll(() => cut, { timeout: 20_000 }).toBe(true);
    await expect.poll(() => reader.messages.length, { timeout: 30_000 }).toBe(events);
    expect(new Set(reader.messages.map(({ data }) => data.event.id)).size).toBe(events);
  },
);

databaseTest(
  'ends the stream of a subscriber who loses access, with the reason',
  async ({ database }) => {
    const store = await TestStore.open(database, { streaming: { checkIntervalMs: 50 } });
    const { streams: open } = store.services;
    await using served = await serveStore(store);
    const [ada, bob, was, staff] = [
      await store.customer(),
      await store.customer(),
      await store.staff(),
      await store.staff(),
    ];
    const [adas, bobs, formers, staffs] = await Promise.all(
      [ada, bob, was, staff].map(({ token }) =>
        openStream<OrderUpdate>(served.url, 'orders.watch', { token }),
      ),
    );
    await expect.poll(() => open.size).toBe(4);

    // A key with the scope of a stream keeps it, until its owner is no longer staff.
    const scopes = ['fulfilment'] as const;
    const keys = await Promise.all(
      [was, staff].map(({ api }) => api.auth.createApiKey({ name: 'k', scopes: [...scopes] })),
    );
    const [formerKeys, staffKeys] = await Promise.all(
      keys.map(({ key: token }) => openStream<OrderUpdate>(served.url, 'orders.watch', { token })),
    );
    await expect.poll(() => open.size).toBe(6);

    await ada.api.auth.signOut();
    await store.database.knex('user_roles').where('user_id', was.id).update({ role: 'customer' });

    await expect.poll(() => adas?.error?.data.reason).toBe('UNAUTHENTICATED');
    await expect.poll(() => formers?.error?.data.reason).toBe('FORBIDDEN');
    await expect.poll(() => formerKeys?.error?.data.reason).toBe('FORBIDDEN');
    await expect.poll(() => open.size).toBe(3);
    const order = await bob.place([[await store.product(), 1]]);
    for (const stream of [bobs, staffs, staffKeys]) {
      await stream?.count(1);
      expect(stream?.messages[0]?.data.order.id).toBe(order.id);
      await stream?.close();
    }
    expect(adas?.messages).toEqual([]);
    await expect.poll(() => open.size).toBe(0);
  },
);

databaseTest('limits the streams per account, address and process', async ({ database }) => {
  const limits = { total: 5, forStaff: 0, perCaller: 2, perAddress: 10 };
  const store = await TestStore.open(database, { streaming: { limits } });
  const { streams } = store.services;
  await using served = await serveStore(store);
  const [ada, bob] = await store.customers(2);
  const product = await store.product();
  const input = { ids: [product.id] };
  const orders = (token: string) => openStream(served.url, 'orders.watch', { token });
  const stock = () => openStream(served.url, 'products.watchStock', { input });
  const open = [await orders(ada.token), await orders(ada.token), await stock(), await stock()];
  await expect.poll(() => streams.size).toBe(4);

  for (const more of [await orders(ada.token), await stock()]) {
    await expect
      .poll(() => more.error?.data)
      .toMatchObject({
        reason: 'RATE_LIMITED',
        retryable: true,
        details: { retryAfterMs: expect.any(Number) },
      });
  }
  open.push(await orders(bob.token));
  await expect.poll(() => streams.size).toBe(5);
  const last = await orders(bob.token);
  await expect.poll(() => last.error?.data.reason).toBe('OVERLOADED');

  await open[0]?.close();
  await expect.poll(() => streams.size).toBe(4);
  open.push(await orders(ada.token));
  await expect.poll(() => streams.size).toBe(5);
  await Promise.all(open.map((stream) => stream.close()));
});

// Failure case 70: docs/failure-cases.md
databaseTest(
  'limits the streams of all accounts at an address, and reserves some for staff',
  async ({ database }) => {
    const limits = { total: 12, forStaff: 2, perCaller: 3, perAddress: 4 };
    const store = await TestStore.open(database, { streaming: { limits } });
    const { streams } = store.services;
    await using served = await serveStore(store, { config: { TRUST_PROXY: true } });
    const customers = await store.customers(20);
    await using opened = new AsyncDisposableStack();
    let next = 0;
    const openFrom = async (address: string, token = customers[next++]?.token) => {
      const stream = await openStream(served.url, 'orders.watch', {
        token,
        headers: { 'x-forwarded-for': address },
      });
      opened.use(stream);
      await expect.poll(() => stream.ended || streams.size > 0).toBe(true);
      return stream.error?.data.reason;
    };
    const reasons = [];
    for (let stream = 0; stream < 6; stream++) reasons.push(await openFrom('203.0.113.1'));
    expect(reasons.filter((reason) => reason === 'RATE_LIMITED')).toHaveLength(2);
    await expect.poll(() => streams.size).toBe(4);

    // A /64 counts as an address; other networks of the /48 share what four addresses may have.
    for (const host of [1, 2, 3, 4]) await openFrom(`2001:db8:0:1::${host}`);
    expect(await openFrom('2001:db8:0:1::5')).toBe('RATE_LIMITED');
    await expect.poll(() => streams.size).toBe(8);

    for (const host of [7, 8]) await openFrom(`198.51.100.${host}`);
    await expect.poll(() => streams.size).toBe(10);
    expect(await openFrom('198.51.100.9')).toBe('OVERLOADED');
    const staff = await store.staff();
    for (const count of [11, 12]) {
      expect(await openFrom('203.0.113.1', staff.token)).toBeUndefined();
      await expect.poll(() => streams.size).toBe(count);
    }
  },
);

databaseTest(
  'asks subscribers to reconnect on shutdown, without waiting for those that do not read',
  async ({ database }) => {
    const store = await TestStore.open(database);
    const staff = await store.staff();
    const order = await staff.place([[await store.product(), 1]]);
    const api = await serveTestApi(database.url);
    const listeners = await Promise.all(
      Array.from({ length: 20 }, () =>
        openStream<OrderUpdate>(api.url, 'orders.watch', { token: staff.token }),
      ),
    );
    const deaf = createConnection(Number(new URL(api.url).port), '127.0.0.1');
    deaf.on('error', () => {});
    deaf.write(
      `GET /trpc/orders.watch HTTP/1.1\r\nhost: x\r\nlast-event-id: 0-0\r\nauthorization: Bearer ${staff.token}\r\n\r\n`,
    );
    await store.database.pool.query(
      `INSERT INTO order_events (order_id, to_status, note)
       SELECT $1, 'confirmed', repeat('x', 5000) FROM generate_series(1, 5000)`,
      [order.id],
    );
    await once(deaf, 'readable');
    for (const listener of listeners) await listener.count(1);

    const began = performance.now();
    await api[Symbol.asyncDispose]();
    // Well below the ten seconds granted to slow calls.
    expect(performance.now() - began).toBeLessThan(9000);
    for (const listener of listeners) {
      await expect.poll(() => listener.ended).toBe(true);
      expect(listener.error?.data).toMatchObject({ reason: 'SHUTTING_DOWN', retryable: true });
    }
    deaf.destroy();
  },
);

storeTest('opens a stream only with GET and outside a batch', async ({ store }) => {
  await using served = await serveStore(store);
  const headers = { 'content-type': 'application/json' };
  const post = await request(`${served.url}/trpc/orders.watch`, {
    method: 'POST',
    headers,
    body: '{}',
  });
  expect(errorOf(post).data).toMatchObject({ reason: 'METHOD_NOT_SUPPORTED', httpStatus: 405 });
  expect(post.headers.get('allow')).toBe('GET');
  const batch = await request(`${served.url}/trpc/orders.watch?batch=1&input=%7B%7D`);
  expect(batch.status).toBe(400);
});

function actorOf(id: string): Actor {
  return { id, name: 'Any', role: 'customer', sessionId: null, keyId: null, keyScopes: null };
}
