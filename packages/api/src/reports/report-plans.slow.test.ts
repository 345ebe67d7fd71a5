import { expect } from 'vitest';
import { readsOf, storeTest } from '../testing/index.ts';

const products = 5000;
const customers = 2000;
const ordersPerCustomer = 25;

storeTest(
  'reads the figures of customers and the stock of products by index, at the cost of their own rows',
  async ({ store }) => {
    const { database } = store;
    const { reports } = (await store.staff()).api;
    await database.pool.query(
      `WITH made AS (
         INSERT INTO products (sku, name, price, stock_quantity, created_at)
         SELECT 'P' || n, 'Product ' || n, 1, 0, '2026-01-01' FROM generate_series(1, $1::int) AS n RETURNING id
       )
       INSERT INTO stock_movements (product_id, kind, delta, quantity_after, created_at)
       SELECT id, 'adjustment', sign, 1, timestamp '2026-01-02' + n * interval '1 day'
       FROM made, generate_series(1, 10) AS n, (VALUES (1), (-1)) AS signs (sign)`,
      [products],
    );
    const { rows } = await database.pool.query<{ id: string }>(
      `INSERT INTO users (email, name) SELECT 'plan-' || n || '@example.com', 'Customer ' || n
       FROM generate_series(1, $1::int) AS n RETURNING id`,
      [customers],
    );
    await database.pool.query(
      `WITH placed AS (
         INSERT INTO orders (order_number, user_id, status, total_amount, created_at)
         SELECT 'PLAN-' || row_number() OVER (), id, 'cancelled', 1, timestamp '2026-01-02' + n * interval '1 hour'
         FROM unnest($1::bigint[]) AS users (id), generate_series(1, $2::int) AS n RETURNING id, created_at
       ), known AS (
         SELECT array_agg(id) AS ids FROM products
       )
       INSERT INTO order_items (order_id, product_id, quantity, unit_price, subtotal, created_at)
       SELECT placed.id, ids[1 + placed.id % cardinality(ids)], 1, 1, 1, placed.created_at FROM placed, known`,
      [rows.map(({ id }) => id), ordersPerCustomer],
    );
    await database.pool.query(
      'VACUUM ANALYZE products, product_search, stock_movements, users, orders, order_items',
    );

    const ids = rows.slice(0, 20).map(({ id }) => id);
    const figures = await readsOf(database, () => reports.customers({ ids }));
    expect(new Set(figures.indexes)).toEqual(
      new Set([
        'idx_order_item_changes_order_id_item_id',
        'idx_orders_user_created',
        'order_charges_pkey',
        'orders_pkey',
        'users_pkey',
      ]),
    );
    expect(figures.buffers).toBeLessThan(ids.length * (ordersPerCustomer + 20) * 4);

    const range = { from: '2026-01-01', to: '2026-01-05', limit: 20 } as const;
    for (const [sort, index] of [
      ['sku', /^(products_sku_unique|idx_products_sku)$/],
      ['name', /^idx_product_search_name_id$/],
    ] as const) {
      const page = await readsOf(database, () => reports.stock({ ...range, sort }), /^select/);
      expect(page.indexes).toContainEqual(expect.stringMatching(index));
      expect(page.buffers).toBeLessThan(20 * 20);
    }
    const stock = await readsOf(database, () => reports.stock(range), /unnest\(\$1::bigint\[\]\)/);
    expect(stock.indexes).toEqual([
      'products_pkey',
      expect.stringMatching(/^idx_order_items_product_id/),
      'idx_stock_movements_product_id_created_at',
    ]);
    expect(stock.buffers).toBeLessThan(20 * 100);
  },
);
