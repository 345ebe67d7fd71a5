import { databaseTest } from '@order-store/db/testing/vitest';
import { expect } from 'vitest';
import {
  callOverHttp,
  rejection,
  serveStore,
  storeTest,
  testPassword,
  TestStore,
} from '../../testing/index.ts';
import { formatPosition, startOfEvents } from '../events/event-log.ts';
import { CallCost, currentCost, withCost } from './call-cost.ts';

// Failure case 69: docs/failure-cases.md
databaseTest('expensive reads cost more of the limit', async ({ database }) => {
  // 60 points a minute for an address.
  const store = await TestStore.open(database, {
    env: { RATE_LIMIT: 'on', RATE_LIMIT_SCALE: '0.01' },
  });
  const admitted = async (
    address: string,
    call: (api: typeof store.stranger) => Promise<unknown>,
  ) => {
    const api = store.as(null, address);
    for (let calls = 0; ; calls++) {
      const failure = await call(api).then(
        () => undefined,
        (error: unknown) => rejection(Promise.reject(error)),
      );
      if (failure === undefined) continue;
      expect(failure).toMatchObject({ reason: 'RATE_LIMITED' });
      return calls;
    }
  };
  expect(await admitted('192.0.2.10', ({ products }) => products.list())).toBe(60);
  expect(await admitted('192.0.2.11', ({ products }) => products.list({ search: 'mug' }))).toBe(12);
  expect(await admitted('192.0.2.12', ({ products }) => products.list({ inStock: false }))).toBe(
    12,
  );
  expect(await admitted('192.0.2.13', ({ products }) => products.listByPage())).toBe(12);
  const filter = { metadata: { color: 'red' } };
  expect(await admitted('192.0.2.14', ({ products }) => products.list(filter))).toBe(12);
});

// Failure case 69: docs/failure-cases.md
databaseTest.for([
  ['orders.get', 'query', 200],
  // The error has the order.
  ['orders.cancel', 'mutation', 409],
] as const)(
  'a long answer of %s uses more of the limit afterwards',
  async ([name, type, answered], { database }) => {
    // For a customer, 60 points a minute for reading and 12 for changing.
    const store = await TestStore.open(database, {
      env: { RATE_LIMIT: 'on', RATE_LIMIT_SCALE: '0.02' },
    });
    const { rows } = await database.pool.query<{ id: string }>(
      `INSERT INTO products (sku, name, price, stock_quantity)
     SELECT 'LINE-' || n, 'Product ' || n, 1, 10 FROM generate_series(1, 800) AS n RETURNING id`,
    );
    const customer = await store.customer();
    const { id } = await customer.place(rows.map((product) => [product, 1]));
    await using served = await serveStore(store);
    const input = type === 'query' ? { id } : { id, expectedVersion: 1_000_000 };
    const call = async () =>
      (await callOverHttp(served.url, name, { type, input, token: customer.token })).status;
    let calls = 0;
    for (let status = await call(); status === answered; status = await call()) calls++;
    // The points are added in the background.
    expect(calls).toBeGreaterThan(0);
    expect(calls).toBeLessThan(10);
    expect(await call()).toBe(429);
  },
);

// Failure case 69: docs/failure-cases.md
databaseTest('a stream that resumes costs what it reads', async ({ database }) => {
  // 60 points a minute for a customer.
  const store = await TestStore.open(database, {
    env: { RATE_LIMIT: 'on', RATE_LIMIT_SCALE: '0.02' },
  });
  const ada = await store.customer();
  const items = [{ productId: (await store.product()).id, quantity: 1 }];
  const metadata = { note: 'x'.repeat(16_000) };
  const { id } = await ada.api.orders.place({ items, metadata });
  const events = 300;
  await database.pool.query(
    `INSERT INTO order_events (order_id, from_status, to_status)
     SELECT $1, 'pending', 'pending' FROM generate_series(2, $2)`,
    [id, events],
  );
  const lastEventId = formatPosition(startOfEvents);
  const stream = await ada.api.orders.watch({ lastEventId });
  let read = 0;
  const resume = async () => {
    for (const updates = stream[Symbol.asyncIterator](); read < events; read++)
      await updates.next();
  };
  expect(await rejection(resume())).toMatchObject({ reason: 'RATE_LIMITED' });
  expect(read).toBeGreaterThan(8);
  expect(read).toBeLessThan(100);
});

// Failure case 72: docs/failure-cases.md
databaseTest(
  'a password comparison counts as one attempt in every procedure',
  async ({ database }) => {
    // For a customer, 60 changes and 3 passwords a minute.
    const store = await TestStore.open(database, {
      env: { RATE_LIMIT: 'on', RATE_LIMIT_SCALE: '0.1' },
    });
    const { id, api } = await store.customer();
    const changeTo = (email: string, expectedVersion: number) =>
      api.users.update({ id, email, expectedVersion, currentPassword: testPassword });
    for (let version = 1; version <= 3; version++)
      expect((await changeTo(`new-${version}@example.com`, version)).version).toBe(version + 1);
    expect(await rejection(changeTo('last@example.com', 4))).toMatchObject({
      reason: 'RATE_LIMITED',
    });
    expect((await api.users.update({ id, name: 'Ada', expectedVersion: 4 })).version).toBe(5);
  },
);

storeTest('a slow read counts as several calls afterwards', async ({ store }) => {
  const { limited, indexed } = store.services.publicReads;
  for (const read of [
    () => limited((knex) => knex.raw('SELECT pg_sleep(0.6)')),
    () => indexed(({ knex }) => knex.raw('SELECT pg_sleep(0.6)')),
  ]) {
    const cost = new CallCost();
    await withCost(cost, read);
    expect(cost.extraPoints).toBeGreaterThanOrEqual(120);
  }
  expect(currentCost()).toBeUndefined();
  const quick = new CallCost();
  quick.add(499);
  expect(quick.extraPoints).toBe(0);
});
