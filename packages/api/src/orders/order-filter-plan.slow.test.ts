import type { Database } from '@order-store/db';
import { expect } from 'vitest';
import { readsOf, storeTest } from '../testing/index.ts';
import type { OrderFilter } from './order-filter-schemas.ts';

const orders = 1_000_000;
const partSize = 50_000;
const customers = 20_000;

const listing = /from "orders"/;

/** All orders have more pages; each row of a page needs a hundred or so for its fields. */
const maxBuffers = 8000;

// Failure case 29: docs/failure-cases.md. Compares buffers, not time.
storeTest(
  'filters a million orders by index, for rare and frequent matches, even deep in the list',
  { timeout: 1_800_000 },
  async ({ store }) => {
    const { database, services } = store;
    const { api } = await store.staff();
    const [rare, frequent] = [await store.product(), await store.product()];
    await placeMany(database, rare.id, frequent.id);
    const filters: readonly (readonly [OrderFilter, number])[] = [
      [{ from: '2026-01-01', to: '2026-01-01' }, 20],
      [{ minTotal: '9000000.00' }, 10],
      [{ minTotal: '2000.00', maxTotal: '8999999.99' }, 0],
      [{ minTotal: '10.00' }, 20],
      [{ maxTotal: '500.00' }, 20],
      [{ search: 'Customer 7777' }, 20],
      [{ search: 'customer' }, 20],
      [{ search: 'ord-77777' }, 11],
      [{ search: 'needle' }, 0],
      [{ productId: rare.id }, 10],
      [{ productId: frequent.id }, 20],
      [{ paymentStatus: 'none' }, 20],
      [{ paymentStatus: 'paid' }, 20],
      [{ paymentStatus: 'refund_due' }, 10],
      [{ paymentStatus: 'authorized' }, 0],
      [{ fulfilment: 'unfulfilled' }, 20],
      [{ fulfilment: 'partial' }, 10],
      [{ fulfilment: 'fulfilled' }, 20],
      [{ fulfilment: 'fulfilled', minTotal: '9000000.00', productId: frequent.id }, 10],
    ];
    const costly: unknown[] = [];
    const measure = async (filter: OrderFilter, count: number, cursor?: string) => {
      const list = () => api.orders.list({ ...filter, cursor });
      const { buffers, indexes } = await readsOf(database, list, listing);
      const found = (await list()).items.length;
      if (buffers > maxBuffers || found !== count)
        costly.push({ filter, cursor, buffers, found, count, indexes });
    };
    const { rows } = await database.pool.query<{ key: string; id: string }>(
      `SELECT created_at AS key, id FROM orders ORDER BY created_at, id OFFSET $1 LIMIT 1`,
      [orders / 2],
    );
    for (const [filter, count] of filters) {
      await measure(filter, count);
      const [position] = rows;
      if (count < 20 || !position || filter.from !== undefined) continue;
      const belongsTo = ['orders.list', null, null, 'filter', JSON.stringify(filter)];
      await measure(filter, count, services.cursors.sign(position, JSON.stringify(belongsTo)));
    }
    expect(costly).toEqual([]);
  },
);

/**
 * One order in ten is pending without payments, the others are delivered and paid. Ten, spread over all of them, are
 * large, have the rare product, have money to be paid back, or have shipped in part.
 */
async function placeMany({ pool }: Database, rareId: string, frequentId: string): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('SET LOCAL statement_timeout = 0');
    // Skips millions of foreign key checks of rows that exist by construction.
    await client.query(`
      ALTER TABLE orders DROP CONSTRAINT orders_user_id_foreign;
      ALTER TABLE order_items DROP CONSTRAINT order_items_order_id_foreign, DROP CONSTRAINT order_items_product_id_foreign;
      ALTER TABLE order_payments DROP CONSTRAINT order_payments_order_id_foreign;
      ALTER TABLE order_shipments DROP CONSTRAINT order_shipments_order_id_foreign`);
    const { rows: users } = await client.query<{ first: string }>(
      `WITH added AS (
         INSERT INTO users (name, email)
         SELECT 'Customer ' || n, 'customer.' || n || '@example.com' FROM generate_series(1, $1::int) AS n RETURNING id
       ) SELECT min(id) AS first FROM added`,
      [customers],
    );
    // In parts, so that each statement ends before the driver's query timeout, also on a slow machine.
    for (let first = 1; first <= orders; first += partSize) {
      await client.query(
        `INSERT INTO orders (id, user_id, order_number, status, total_amount, created_at)
         SELECT n, $1::bigint + n % $2::int, 'ORD-' || n,
                CASE WHEN n % 100000 = 50001 THEN 'confirmed' WHEN n % 10 = 0 THEN 'pending' ELSE 'delivered' END,
                CASE WHEN n % 100000 = 50002 THEN 9000000 ELSE 10 + n % 1000 END,
                timestamp '2026-01-01' + n / 7 * interval '1 second'
         FROM generate_series($3::int, $4::int) AS n`,
        [users[0]?.first, customers, first, first + partSize - 1],
      );
    }
    const inParts = async (statement: string) => {
      for (let first = 1; first <= orders; first += partSize)
        await client.query(`${statement} AND id BETWEEN $1 AND $2`, [first, first + partSize - 1]);
    };
    await inParts('INSERT INTO order_totals SELECT total_amount, id FROM orders WHERE true');
    await inParts(
      `INSERT INTO order_payments
       SELECT id, total_amount, 0, total_amount + CASE WHEN id % 100000 = 50003 THEN 1 ELSE 0 END, 0
       FROM orders WHERE id % 10 <> 0`,
    );
    await inParts(
      `INSERT INTO order_shipments (order_id, shipped_at) SELECT id, created_at FROM orders WHERE status <> 'pending'`,
    );
    await inParts(
      `INSERT INTO order_items (order_id, product_id, quantity, unit_price, subtotal)
       SELECT id, CASE WHEN id % 100000 = 50004 THEN ${rareId}::bigint ELSE ${frequentId}::bigint END,
              1, total_amount, total_amount
       FROM orders WHERE id % 2 = 0`,
    );
    await client.query('COMMIT');
    await client.query('SET statement_timeout = 0');
    await client.query(
      'VACUUM ANALYZE orders, order_items, order_payments, order_shipments, order_totals, users, user_search',
    );
  } finally {
    client.release(true);
  }
}
