import { databaseTest } from '@order-store/db/testing/vitest';
import { expect } from 'vitest';
import { rejection, storeTest, TestStore } from '../../testing/index.ts';
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
});

storeTest('a slow read counts as many, after it', async ({ store }) => {
  const cost = new CallCost();
  await withCost(cost, () =>
    store.services.publicReads.limited((knex) => knex.raw('SELECT pg_sleep(0.6)')),
  );
  expect(cost.extraPoints).toBeGreaterThanOrEqual(120);
  expect(currentCost()).toBeUndefined();
  const quick = new CallCost();
  quick.add(499);
  expect(quick.extraPoints).toBe(0);
});
