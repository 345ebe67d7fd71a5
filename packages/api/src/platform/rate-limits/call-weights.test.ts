import { databaseTest } from '@order-store/db/testing/vitest';
import { expect } from 'vitest';
import { callOverHttp, rejection, serveStore, storeTest, TestStore } from '../../testing/index.ts';
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
databaseTest('a long answer costs more of the limit, after it', async ({ database }) => {
  // 60 points a minute for a customer.
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
  const get = async () => {
    const call = { type: 'query', input: { id }, token: customer.token } as const;
    return (await callOverHttp(served.url, 'orders.get', call)).status;
  };
  let calls = 0;
  for (let status = await get(); status === 200; status = await get()) calls++;
  // The points are added in the background.
  expect(calls).toBeLessThan(15);
  const again = rejection(customer.api.orders.list());
  expect(await again).toMatchObject({ reason: 'RATE_LIMITED' });
});

storeTest('a slow read counts as many, after it', async ({ store }) => {
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
