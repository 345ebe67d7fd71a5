import { openDatabase } from '@order-store/db';
import { databaseTest } from '@order-store/db/testing/vitest';
import { expect } from 'vitest';
import { rejection, TestStore } from '../../testing/index.ts';
import { createPublicReads } from './public-reads.ts';

// Failure case 69: docs/failure-cases.md
databaseTest(
  'many public reads use only their share of connections, and orders are still placed',
  async ({ database }) => {
    await using own = openDatabase({ url: database.url, maxOpenConnections: 8 });
    const store = await TestStore.open(own, {
      env: { DATABASE_MAX_OPEN_CONNS: '8', PUBLIC_READ_TIMEOUT: '60s' },
    });
    const ada = await store.customer();
    const mug = await store.product({ stockQuantity: 10 });
    const admin = await database.pool.connect();
    // Every search waits for this lock, as if it were slow.
    await admin.query('BEGIN; LOCK TABLE product_search IN ACCESS EXCLUSIVE MODE');
    const searches = Array.from({ length: 40 }, (_none, index) =>
      store.stranger.products.list({ search: `mug ${index}` }),
    );
    const busy = async () =>
      (
        await database.pool.query<{ count: number }>(
          `SELECT count(*)::int AS count FROM pg_stat_activity
         WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        )
      ).rows[0]?.count;
    await expect.poll(busy, { timeout: 30_000 }).toBe(1);

    for (let order = 0; order < 5; order++) await ada.place([[mug, 1]]);
    expect(await ada.api.orders.list()).toMatchObject({ items: { length: 5 } });
    expect(await busy()).toBe(1);

    await admin.query('ROLLBACK');
    admin.release();
    expect(await Promise.all(searches)).toHaveLength(40);
  },
);

// Failure case 69: docs/failure-cases.md
databaseTest('PostgreSQL cancels a search that takes too long', async ({ database }) => {
  const store = await TestStore.open(database, { env: { PUBLIC_READ_TIMEOUT: '100ms' } });
  await store.product();
  const admin = await database.pool.connect();
  await admin.query('BEGIN; LOCK TABLE product_search IN ACCESS EXCLUSIVE MODE');
  const { products } = store.stranger;
  for (const call of [
    () => products.list({ search: 'mug' }),
    () => products.listByPage({ sort: 'name' }),
  ])
    expect(await rejection(call())).toMatchObject({ reason: 'TIMEOUT' });
  await admin.query('ROLLBACK');
  admin.release();
});

databaseTest('a read that fails gives its connection back', async ({ database }) => {
  const reads = createPublicReads({
    read: (run) => run(database),
    connections: 1,
    timeoutMs: 30_000,
  });
  await expect(reads.indexed(() => Promise.reject(new Error('on purpose')))).rejects.toThrow(
    'on purpose',
  );
  await expect(reads.limited((knex) => knex.raw('SELECT 1/0'))).rejects.toThrow('division by zero');
  expect(await reads.indexed(() => Promise.resolve(7))).toBe(7);
});
