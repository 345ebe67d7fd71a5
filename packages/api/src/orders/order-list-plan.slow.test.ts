import type { Database } from '@order-store/db';
import { expect } from 'vitest';
import { readsOf, storeTest } from '../testing/index.ts';

const orders = 1_000_000;
const partSize = 50_000;
const limit = 20;
const depth = 10_000;

// Failure case 29: docs/failure-cases.md. Compares buffers, not time.
const listing = /from "orders"/;

storeTest(
  'reads page 10,000 of a million orders at the cost of page 1, by the composite index',
  { timeout: 900_000 },
  async ({ store }) => {
    const { database, services } = store;
    const [ada, bob, staff] = [await store.customer(), await store.customer(), await store.staff()];
    const { id: productId } = await store.product();
    await placeMany(database, [ada.id, bob.id, ada.id], productId);
    // Builds the cursor directly instead of reading 10,000 pages.
    const [last] = await byOffset(database, ada.id, limit * (depth - 1) - 1, 1);
    const cursor = services.cursors.sign(
      { key: last?.createdAt ?? '', id: last?.id ?? '' },
      JSON.stringify(['orders.list', null, ada.id]),
    );

    for (const { api, userId } of [
      { api: ada.api, userId: undefined },
      { api: staff.api, userId: ada.id },
    ]) {
      const first = await readsOf(database, () => api.orders.list({ limit, userId }), listing);
      const deep = await readsOf(
        database,
        () => api.orders.list({ limit, userId, cursor }),
        listing,
      );
      for (const { indexes } of [first, deep]) {
        const listed = indexes.filter(
          (name) =>
            !/^(order_(metadata|charges|deadlines|payments)_pkey|idx_order_(shipments|item_changes)_order_id.*)$/.test(
              name ?? '',
            ),
        );
        expect(listed).toEqual(['idx_orders_user_created', 'idx_order_items_order_id']);
      }
      expect(deep.buffers).toBeLessThanOrEqual(first.buffers * 1.5 + 10);
      const { items } = await api.orders.list({ limit, userId, cursor });
      expect(items.map(({ id, createdAt }) => ({ id, createdAt }))).toEqual(
        await byOffset(database, ada.id, limit * (depth - 1), limit),
      );
    }
  },
);

/** Orders of these users in turn, several with each timestamp, and an item for one in ten. */
async function placeMany(
  { pool }: Database,
  userIds: readonly string[],
  productId: string,
): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('SET LOCAL statement_timeout = 0');
    // Skips a million foreign key checks of rows that exist by construction.
    await client.query(`
      ALTER TABLE orders DROP CONSTRAINT orders_user_id_foreign;
      ALTER TABLE order_items DROP CONSTRAINT order_items_order_id_foreign,
        DROP CONSTRAINT order_items_product_id_foreign`);
    // In parts, so that each statement ends before the driver's query timeout, even on a slow machine.
    for (let first = 1; first <= orders; first += partSize) {
      await client.query(
        `INSERT INTO orders (user_id, order_number, total_amount, created_at)
         SELECT ($1::bigint[])[1 + n % 3], 'ORD-' || n, 10, timestamp '2026-01-01' + n / 7 * interval '1 second'
         FROM generate_series($2::int, $3::int) AS n`,
        [userIds, first, first + partSize - 1],
      );
    }
    await client.query(
      `INSERT INTO order_items (order_id, product_id, quantity, unit_price, subtotal)
       SELECT id, $1, 1, 10, 10 FROM orders WHERE id % 10 = 0`,
      [productId],
    );
    await client.query('COMMIT');
    await client.query('SET statement_timeout = 0');
    await client.query('VACUUM ANALYZE orders, order_items');
  } finally {
    client.release(true);
  }
}

async function byOffset(
  { pool }: Database,
  userId: string,
  offset: number,
  count: number,
): Promise<{ id: string; createdAt: string }[]> {
  const { rows } = await pool.query(
    `SELECT id, created_at AS "createdAt" FROM orders WHERE user_id = $1
     ORDER BY created_at DESC, id DESC OFFSET $2 LIMIT $3`,
    [userId, offset, count],
  );
  return rows;
}
