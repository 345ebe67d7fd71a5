import { expect } from 'vitest';
import { readsOf, rejection, storeTest, type TestStore, type TestUser } from '../testing/index.ts';

storeTest('returns the oldest unclaimed pending order, then null', async ({ store }) => {
  const { staff, orders } = await placed(store, 3);
  await staff.api.orders.cancel({ id: orders[0] ?? '' });

  const claims = [];
  for (let n = 0; n < 3; n++) claims.push(await staff.api.orders.claimNext());

  expect(claims.map((order) => order?.id ?? null)).toEqual([orders[1], orders[2], null]);
  expect(claims[0]).toEqual(await staff.api.orders.get({ id: orders[1] ?? '' }));
});

storeTest('gives fifty concurrent claims fifty different orders', async ({ store }) => {
  const { staff, orders } = await placed(store, 40);
  const claims = await Promise.all(
    Array.from({ length: 50 }, () => staff.api.orders.claimNext({ leaseSeconds: 600 })),
  );
  const ids = claims.flatMap((order) => (order ? [order.id] : []));
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.toSorted()).toEqual(orders.toSorted());
});

storeTest('does not return an order whose claim commits during the search', async ({ store }) => {
  const { staff, orders } = await placed(store, 2);
  const client = await store.database.pool.connect();
  // The other claim is written and its lock on the order released, but it is not committed yet.
  await client.query('BEGIN');
  await client.query(
    `INSERT INTO order_claims (order_id, by_user_id, expires_at) VALUES ($1, $2, now() + interval '1 hour')`,
    [orders[0], staff.id],
  );
  const claim = staff.api.orders.claimNext();
  await expect
    .poll(async () => {
      const { rows } = await store.database.pool.query(
        `SELECT FROM pg_stat_activity
           WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%order_claims%'`,
      );
      return rows.length;
    })
    .toBe(1);
  await client.query('COMMIT');
  client.release();

  expect((await claim)?.id).toBe(orders[1]);
});

storeTest('ends a claim with its lease, not before', async ({ store }) => {
  const { staff, orders } = await placed(store, 1);
  const other = await store.staff();
  expect((await staff.api.orders.claimNext({ leaseSeconds: 60 }))?.id).toBe(orders[0]);
  expect(await other.api.orders.claimNext()).toBe(null);
  await store.database.pool.query(
    `UPDATE order_claims SET expires_at = now() AT TIME ZONE 'UTC' - interval '1 second'`,
  );
  expect((await other.api.orders.claimNext())?.id).toBe(orders[0]);
  expect(await staff.api.orders.claimNext()).toBe(null);
});

storeTest('grants the requested lease duration', async ({ store }) => {
  const { staff } = await placed(store, 1);
  await staff.api.orders.claimNext({ leaseSeconds: 90 });
  const { rows } = await store.database.pool.query(
    `SELECT expires_at - now() AT TIME ZONE 'UTC' BETWEEN interval '1 second' AND interval '90 seconds' AS right
     FROM order_claims`,
  );
  expect(rows).toEqual([{ right: true }]);
});

storeTest('lets only the holder release a claim', async ({ store }) => {
  const { staff, orders } = await placed(store, 1);
  const other = await store.staff();
  const [id = ''] = orders;
  await staff.api.orders.claimNext();
  await other.api.orders.releaseClaim({ id });
  expect(await other.api.orders.claimNext()).toBe(null);
  await staff.api.orders.releaseClaim({ id });
  await staff.api.orders.releaseClaim({ id });
  expect((await other.api.orders.claimNext())?.id).toBe(id);
  expect((await rejection(staff.api.orders.releaseClaim({ id: '999999' }))).reason).toBe(
    'ORDER_NOT_FOUND',
  );
});

storeTest('ends the claim of an order that is no longer pending', async ({ store }) => {
  const { staff, orders } = await placed(store, 2);
  for (const _ of orders) await staff.api.orders.claimNext();
  await staff.api.orders.confirm({ id: orders[0] ?? '' });
  await staff.api.orders.cancel({ id: orders[1] ?? '' });
  expect(await store.count('order_claims')).toBe(0);
});

storeTest('reads only the first free order among many processed ones', async ({ store }) => {
  const { staff } = await placed(store, 1);
  const { pool } = store.database;
  await pool.query(
    `WITH many AS (
       INSERT INTO orders (user_id, order_number, total_amount, status, created_at)
       SELECT $1, 'M-' || n, 1, CASE WHEN n <= 10000 THEN 'delivered' ELSE 'pending' END,
              timestamp '2020-01-01' + n * interval '1 second' FROM generate_series(1, 20000) n
       RETURNING id
       ) INSERT INTO order_items (order_id, product_id, quantity, unit_price, subtotal)
       SELECT many.id, products.id, 1, 1, 1 FROM many, products`,
    [staff.id],
  );
  await pool.query('VACUUM ANALYZE orders, order_claims');
  const reads = await readsOf(store.database, () => staff.api.orders.claimNext(), /WITH clock/);
  expect(reads.indexes).toContain('idx_orders_pending');
  expect(reads.buffers).toBeLessThan(100);
  expect((await staff.api.orders.claimNext())?.orderNumber).toBe('M-10003');
});

/** Pending orders, oldest first, and a worker. */
async function placed(
  store: TestStore,
  count: number,
): Promise<{ staff: TestUser; orders: string[] }> {
  const mug = await store.product({ stockQuantity: 1000 });
  const [ada, staff] = [await store.customer(), await store.staff()];
  const orders = [];
  for (let n = 0; n < count; n++) orders.push((await ada.place([[mug, 1]])).id);
  return { staff, orders };
}
