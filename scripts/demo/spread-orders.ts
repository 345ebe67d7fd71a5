import { openDatabase, runInTransaction } from '@order-store/db';

/**
 * Moves the orders that were placed with these idempotency keys to these moments, with their lines, history
 * and what went before, so that a freshly filled shop looks as if it had been open for a while. Past the API
 * on purpose: to callers of the store, when something happened is not theirs to say.
 *
 * Only in a shop where nobody else has ordered, and once: an order that was moved stays where it is.
 * @returns how many orders were moved.
 */
export async function spreadOrders(
  databaseUrl: string,
  moments: ReadonlyMap<string, Date>,
): Promise<number> {
  await using database = openDatabase({ url: databaseUrl, maxOpenConnections: 1 });
  return await runInTransaction(database, async (transaction) => {
    // First, so that no process rolls up sales meanwhile: they skip a locked row.
    await transaction.raw('SELECT FROM sales_figures_until FOR UPDATE');
    const { rows } = await transaction.raw<{ rows: { moved: number }[] }>(moveOrders, {
      keys: [...moments.keys()],
      moments: [...moments.values()].map((moment) => moment.toISOString()),
    });
    const moved = rows[0]?.moved ?? 0;
    if (moved > 0) for (const statement of moveTheRest) await transaction.raw(statement);
    return moved;
  });
}

/** An order that is moved has another time than the key that it was placed with. */
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

const moveTheRest = [
  'UPDATE order_items SET created_at = orders.created_at FROM orders WHERE orders.id = order_id',
  // A step takes some hours; the last ones of a young order have just been taken.
  `UPDATE order_events SET created_at = LEAST(
     orders.created_at + (ARRAY['0', '3 hours', '26 hours', '75 hours'])[nth]::interval,
     now() AT TIME ZONE 'UTC' - (10 - nth) * interval '1 minute')
   FROM orders, (
     SELECT id, row_number() OVER (PARTITION BY order_id ORDER BY id) AS nth FROM order_events
   ) steps
   WHERE orders.id = order_id AND steps.id = order_events.id`,
  `UPDATE orders SET updated_at = last.at
   FROM (SELECT order_id, max(created_at) AS at FROM order_events GROUP BY order_id) last
   WHERE orders.id = order_id`,
  `UPDATE stock_movements SET created_at = orders.updated_at FROM orders WHERE orders.id = order_id`,
  // Products and people were there before anything was ordered.
  `UPDATE stock_movements SET created_at = first.at - interval '9 days'
   FROM (SELECT min(created_at) AS at FROM orders) first WHERE kind = 'opening'`,
  `UPDATE products SET created_at = opening.created_at, updated_at = opening.created_at
   FROM stock_movements opening WHERE opening.product_id = products.id AND kind = 'opening'`,
  `UPDATE users SET created_at = first.at - interval '2 hours', updated_at = first.at - interval '2 hours'
   FROM (SELECT user_id, min(created_at) AS at FROM orders GROUP BY user_id) first
   WHERE first.user_id = users.id`,
  // The rollup starts again from the first event.
  'DELETE FROM sales_by_quarter_hour',
  'DELETE FROM sales_by_product_and_day',
  `UPDATE sales_figures_until SET transaction_id = '0', event_id = 0`,
];
