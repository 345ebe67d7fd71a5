import {
  execute,
  query,
  resetSalesFigures,
  runInTransaction,
  type Database,
} from '@order-store/db';

/**
 * Adds new order events to the sales figures of the reports, `batchSize` per transaction, until none is left.
 * Returns the number of events. If several processes run it, one does the work and the others return.
 * A position ahead of the server's transactions, from another server, would skip new events: then all figures are computed
 * again. Complete under commits out of order, as `platform/events/event-log.ts`: it takes only events of transactions
 * older than every running one, in the order (transaction_id, id). Reports read later events themselves.
 */
export async function rollUpSales(
  database: Database,
  { batchSize = 5000, signal }: { readonly batchSize?: number; readonly signal?: AbortSignal } = {},
): Promise<number> {
  let added = 0;
  while (signal?.aborted !== true) {
    const count = await runInTransaction(database, async (transaction) => {
      await execute(transaction, plannerSettings);
      const [batch] = await query<{ count: number; isAhead: boolean }>(transaction, sql, [
        batchSize,
      ]);
      if (batch?.isAhead === true) await execute(transaction, resetSalesFigures);
      return batch?.isAhead === true ? batchSize : (batch?.count ?? 0);
    });
    added += count;
    if (count < batchSize) break;
  }
  return added;
}

/**
 * Plan for the batch: without known bounds PostgreSQL expects a range of a third of the table. The cost of a disabled plan
 * node exceeds `jit_above_cost` up to PostgreSQL 17, which would compile the statement for a second each time.
 */
const plannerSettings =
  'SET LOCAL jit = off; SET LOCAL enable_seqscan = off; SET LOCAL enable_hashjoin = off';

const sql = `
WITH begin AS MATERIALIZED (
  SELECT transaction_id, event_id FROM sales_figures_until FOR UPDATE SKIP LOCKED
), next AS MATERIALIZED (
  SELECT order_events.transaction_id, order_events.id, order_id, from_status, to_status
  FROM order_events
  WHERE (order_events.transaction_id, order_events.id)
      > ((SELECT transaction_id FROM begin), (SELECT event_id FROM begin))
    AND order_events.transaction_id < pg_snapshot_xmin(pg_current_snapshot())
  ORDER BY order_events.transaction_id, order_events.id LIMIT $1
), steps AS MATERIALIZED (
  SELECT next.*, created_at, total_amount FROM next JOIN orders ON orders.id = order_id
), by_status AS (
  INSERT INTO sales_by_quarter_hour AS figures (begins_at, status, orders, total)
  SELECT date_bin('15 minutes', created_at, timestamp '2000-01-01'), status, sum(sign), sum(sign * total_amount)
  FROM steps CROSS JOIN LATERAL (VALUES (to_status, 1), (from_status, -1)) AS moved (status, sign)
  WHERE status IS NOT NULL
  GROUP BY 1, 2
  ON CONFLICT (begins_at, status) DO UPDATE
    SET orders = figures.orders + excluded.orders, total = figures.total + excluded.total
), by_product AS (
  INSERT INTO sales_by_product_and_day AS figures (day, product_id, orders, quantity, revenue)
  SELECT steps.created_at::date, product_id, sum(sign), sum(sign * quantity), sum(sign * subtotal)
  FROM steps
  CROSS JOIN LATERAL (
    SELECT (to_status <> 'cancelled')::int - COALESCE(from_status <> 'cancelled', false)::int AS sign
  ) counted
  JOIN order_items ON order_items.order_id = steps.order_id
  WHERE sign <> 0
  GROUP BY 1, 2
  ON CONFLICT (day, product_id) DO UPDATE
    SET orders = figures.orders + excluded.orders, quantity = figures.quantity + excluded.quantity,
        revenue = figures.revenue + excluded.revenue
), until AS (
  UPDATE sales_figures_until SET transaction_id = last.transaction_id, event_id = last.id
  FROM (SELECT transaction_id, id FROM next ORDER BY transaction_id DESC, id DESC LIMIT 1) last
)
SELECT (SELECT count(*)::int FROM next) AS count,
       EXISTS (
         SELECT FROM begin WHERE transaction_id >= pg_snapshot_xmax(pg_current_snapshot())
       ) AS "isAhead"`;
