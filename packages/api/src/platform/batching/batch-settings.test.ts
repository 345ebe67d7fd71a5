import { openDatabase } from '@order-store/db';
import { databaseTest } from '@order-store/db/testing/vitest';
import { expect } from 'vitest';
import { TestStore } from '../../testing/index.ts';

databaseTest('PostgreSQL keeps the plans of small batches', async ({ database }) => {
  // A connection has its own plans.
  await using single = openDatabase({ url: database.url, maxOpenConnections: 1 });
  const store = await TestStore.open(single);
  const [mug, ada] = [await store.product(), await store.customer()];
  for (let calls = 0; calls < 10; calls++) {
    const { id } = await ada.place([[mug, 1]]);
    await ada.api.orders.get({ id });
  }
  const { rows } = await single.pool.query(
    `SELECT name FROM pg_prepared_statements
     WHERE name IN ('authenticate', 'lock-known', 'lock-products', 'visible-orders-by-id', 'write-placements')
       AND custom_plans <= 5 AND generic_plans >= 5 ORDER BY name COLLATE "C"`,
  );
  expect(rows.map(({ name }) => name)).toEqual([
    'authenticate',
    'lock-known',
    'lock-products',
    'visible-orders-by-id',
    'write-placements',
  ]);
});
