import { databaseTest } from '@order-store/db/testing/vitest';
import type { Pool } from 'pg';
import { expect } from 'vitest';
import { fillStore } from '../store/fill-store.ts';
import { placeStatement } from './place-statement.ts';

databaseTest('places an order with its items and reduces the stock', async ({ database }) => {
  const { users, products } = await fillStore(database.pool, { users: 1, products: 3 });
  const [first, second] = [products.first, products.first + 1];

  const placed = await database.pool.query(placeStatement(2), [users.first, second, first, 2, 1]);

  const { rows: items } = await database.pool.query(
    `SELECT product_id::int, quantity, subtotal = quantity * price AS priced
     FROM order_items JOIN products ON products.id = product_id WHERE order_id = $1 ORDER BY product_id`,
    [placed.rows[0].id],
  );
  expect(items).toEqual([
    { product_id: first, quantity: 1, priced: true },
    { product_id: second, quantity: 2, priced: true },
  ]);
  expect(await stocks(database, 100_000_000)).toEqual([-1, -2, 0]);
});

databaseTest('reduces no stock when one product is short of stock', async ({ database }) => {
  const { users, products } = await fillStore(database.pool, { users: 1, products: 2 });
  await database.pool.query('UPDATE products SET stock_quantity = 1');
  const [first, second] = [products.first, products.first + 1];

  const rejected = database.pool.query(placeStatement(2), [users.first, first, second, 1, 2]);

  await expect(rejected).rejects.toMatchObject({ constraint: 'products_stock_quantity_check' });
  expect(await stocks(database, 1)).toEqual([0, 0]);
});

databaseTest('reduces no stock when a product does not exist', async ({ database }) => {
  const { users, products } = await fillStore(database.pool, { users: 1, products: 1 });
  const [first, unknown] = [products.first, products.first + 1];

  const rejected = database.pool.query(placeStatement(2), [users.first, first, unknown, 1, 1]);

  await expect(rejected).rejects.toMatchObject({ code: '23502', column: 'total_amount' });
  expect(await stocks(database, 100_000_000)).toEqual([0]);
});

databaseTest('sells the last unit exactly once when fifty customers race', async ({ database }) => {
  const { users, products } = await fillStore(database.pool, { users: 50, products: 1 });
  await database.pool.query('UPDATE products SET stock_quantity = 1');

  const buyers = Array.from({ length: users.count }, (_, index) => users.first + index);
  const attempts = await Promise.allSettled(
    buyers.map((buyer) => database.pool.query(placeStatement(1), [buyer, products.first, 1])),
  );

  expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await stocks(database, 0)).toEqual([0]);
});

databaseTest(
  'places all of 100 concurrent orders for two products in opposite orders',
  async ({ database }) => {
    const { users, products } = await fillStore(database.pool, { users: 1, products: 2 });
    const [first, second] = [products.first, products.first + 1];

    const place = async (index: number) => {
      const wanted = index % 2 === 0 ? [first, second] : [second, first];
      await database.pool.query(placeStatement(2), [users.first, ...wanted, 1, 1]);
    };
    await Promise.all(Array.from({ length: 100 }, (_, index) => place(index)));

    expect(await stocks(database, 100_000_000)).toEqual([-100, -100]);
  },
);

/** The stock of all products in id order, minus the initial stock. */
async function stocks({ pool }: { readonly pool: Pool }, initial: number): Promise<number[]> {
  const { rows } = await pool.query<{ stock: number }>(
    'SELECT stock_quantity - $1 AS stock FROM products ORDER BY id',
    [initial],
  );
  return rows.map(({ stock }) => stock);
}
