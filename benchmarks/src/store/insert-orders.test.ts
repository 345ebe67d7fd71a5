import { describeSchema, verifyInvariants } from '@order-store/db';
import { databaseTest } from '@order-store/db/testing/vitest';
import { expect } from 'vitest';
import { fillStore } from './fill-store.ts';
import { insertOrders } from './insert-orders.ts';
import { withoutIndexes } from './without-indexes.ts';

databaseTest(
  'inserts orders that satisfy every invariant, even after earlier ones',
  async ({ database }) => {
    const { pool } = database;
    const population = await fillStore(pool, { users: 20, products: 30 });
    const seen: number[] = [];

    await insertOrders(pool, { ...population, orders: 2000, lines: 3 }, (done) => seen.push(done));
    await insertOrders(pool, { ...population, orders: 1000, lines: 3 });

    expect(await verifyInvariants(pool)).toEqual([]);
    expect(seen).toEqual([2000]);
    const { rows } = await pool.query(
      `SELECT count(*)::int AS orders, count(DISTINCT user_id)::int AS users,
            count(*) FILTER (WHERE user_id = $1) >= 750 AS regular,
            count(DISTINCT created_at)::int AS moments,
            bool_and(order_number ~ '^ORD-[0-9A-Y]{5}-[0-9A-Y]{5}$') AS numbered,
            max(created_at) < now() AT TIME ZONE 'UTC' - interval '1 day' AS past,
            (SELECT count(*)::int FROM order_items) AS items,
            (SELECT count(DISTINCT product_id)::int FROM order_items) AS products
     FROM orders`,
      [population.users.first],
    );
    expect(rows).toEqual([
      {
        orders: 3000,
        users: 20,
        regular: true,
        moments: 3000,
        numbered: true,
        past: true,
        items: 9000,
        products: 30,
      },
    ]);
  },
);

databaseTest('does not change the schema', async ({ database }) => {
  // PostgreSQL prints the predicate of a recreated index in a form that then stays the same.
  await withoutIndexes(database.pool, ['orders'], async () => {});
  const before = await describeSchema(database.pool);
  const population = await fillStore(database.pool, { users: 1, products: 3 });

  await insertOrders(database.pool, { ...population, orders: 10, lines: 3 });

  expect(await describeSchema(database.pool)).toBe(before);
});

databaseTest('inserts nothing when a row violates a constraint', async ({ database }) => {
  const { pool } = database;
  const before = await describeSchema(pool);
  const population = await fillStore(pool, { users: 1, products: 3 });
  await pool.query('UPDATE products SET stock_quantity = 1');

  await expect(insertOrders(pool, { ...population, orders: 1000, lines: 3 })).rejects.toMatchObject(
    {
      constraint: 'products_stock_quantity_check',
    },
  );

  expect((await pool.query('SELECT FROM orders')).rowCount).toBe(0);
  expect(await describeSchema(pool)).toBe(before);
});
