import { openDatabase, runInTransaction } from '@order-store/db';

/**
 * Sets the times of the orders with these idempotency keys, and of everything related to them, so that a new demo shop
 * has a history. Uses SQL, because the API does not let callers set times.
 *
 * Changes nothing if there are other orders, or if the orders were moved before.
 * @returns the number of orders moved.
 */
export async function spreadOrders(
  databaseUrl: string,
  moments: ReadonlyMap<string, Date>,
): Promise<number> {
  await using database = openDatabase({ url: databaseUrl, maxOpenConnections: 1 });
  return await runInTransaction(database, async (transaction) => {
    // First, so that no process rolls up sales at the same time: the rollup skips a locked row.
    await transaction.raw('SELECT FROM sales_figures_until FOR UPDATE');
    const { rows } = await transaction.raw<{ rows: { moved: number }[] }>(moveOrders, {
      keys: [...moments.keys()],
      moments: [...moments.values()].map((moment) => moment.toISOString()),
    });
    const moved = rows[0]?.moved ?? 0;
    if (moved > 0) for (const statement of moveRelated) await transaction.raw(statement);
    return moved;
  });
}

/** An order that was moved before has another time than its key. */
const moveOrders = `
WITH asked AS (
  SELECT * FROM unnest(:keys::text[], :moments::timestamptz[]) AS asked (key, at)
), others AS (
  SELECT FROM orders
  WHERE NOT EXISTS (
    SELECT FROM idempotency_keys JOIN asked USING (key) WHERE order_id = orders.id
  )
), moved AS (
  UPDATE orders SET created_at = asked.at AT TIME ZONE 'UTC', updated_at = asked.at AT TIME ZONE 'UTC'
  FROM asked JOIN idempotency_keys USING (key)
  WHERE orders.id = idempotency_keys.order_id AND orders.created_at = idempotency_keys.created_at
    AND NOT EXISTS (SELECT FROM others)
  RETURNING orders.id
)
SELECT count(*)::int AS moved FROM moved`;

const moveRelated = [
  // The pending orders of the demo data stay.
  'DELETE FROM order_deadlines',
  'UPDATE order_items SET created_at = orders.created_at FROM orders WHERE orders.id = order_id',
  // A step takes some hours; the last steps of a recent order took minutes.
  `UPDATE order_events SET created_at = LEAST(
     orders.created_at + (ARRAY['0', '3 hours', '26 hours', '75 hours'])[nth]::interval,
     now() AT TIME ZONE 'UTC' - (10 - nth) * interval '1 minute')
   FROM orders, (
     SELECT id, row_number() OVER (PARTITION BY order_id ORDER BY id) AS nth FROM order_events
     WHERE from_status IS DISTINCT FROM to_status
   ) steps
   WHERE orders.id = order_id AND steps.id = order_events.id`,
  // Other events happen with the step before them.
  `UPDATE order_events SET created_at = step.created_at FROM order_events step
   WHERE order_events.from_status = order_events.to_status AND step.id = (
     SELECT max(id) FROM order_events earlier
     WHERE earlier.order_id = order_events.order_id AND earlier.id < order_events.id
       AND from_status IS DISTINCT FROM to_status)`,
  `UPDATE order_item_changes SET ordered_at = orders.created_at, created_at = order_events.created_at
   FROM orders, order_events WHERE orders.id = order_item_changes.order_id AND order_events.id = event_id`,
  `UPDATE order_shipments SET
     shipped_at = (SELECT min(created_at) FROM order_item_changes WHERE shipment_id = order_shipments.id),
     delivered_at = (SELECT created_at FROM order_events
       WHERE order_events.order_id = order_shipments.order_id AND to_status = 'delivered' AND from_status <> to_status)`,
  `UPDATE orders SET updated_at = last.at
   FROM (SELECT order_id, max(created_at) AS at FROM order_events GROUP BY order_id) last
   WHERE orders.id = order_id`,
  `UPDATE stock_movements SET created_at = orders.updated_at FROM orders WHERE orders.id = order_id`,
  // Products and users are older than the first order.
  `UPDATE stock_movements SET created_at = first.at - interval '9 days'
   FROM (SELECT min(created_at) AS at FROM orders) first WHERE kind = 'opening'`,
  `UPDATE products SET created_at = opening.created_at, updated_at = opening.created_at
   FROM stock_movements opening WHERE opening.product_id = products.id AND kind = 'opening'`,
  `UPDATE users SET created_at = first.at - interval '2 hours', updated_at = first.at - interval '2 hours'
   FROM (SELECT user_id, min(created_at) AS at FROM orders GROUP BY user_id) first
   WHERE first.user_id = users.id`,
  // The rollup restarts at the first event.
  'DELETE FROM sales_by_quarter_hour',
  'DELETE FROM sales_by_product_and_day',
  `UPDATE sales_figures_until SET transaction_id = '0', event_id = 0`,
];
