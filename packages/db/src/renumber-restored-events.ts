import type { Pool } from 'pg';

/**
 * Renumbers the events of a store that was restored from a dump into another server. Returns how many there were; 0 on
 * any other store, also one that pgBackRest restored, which keeps the transaction ids. Runs at each start; safe to run
 * in several processes at once.
 *
 * Events are ordered by the transaction that wrote them. Ids from another server may be higher than this server's:
 * readers would wait for those transactions and skip new events. Restored events get transaction 0 and keep the order
 * of their own ids.
 *
 * Webhooks continue before the first event without deliveries. Some later events may have been delivered already; they
 * are delivered again under the same message id. The sales figures are computed again.
 */
export async function renumberRestoredEvents(pool: Pool): Promise<number> {
  const orders = await pool.query(renumber('order_events', 'orders'));
  if (orders.rowCount !== 0) await pool.query(resetSalesFigures);
  const stock = await pool.query(renumber('stock_movements', 'stock'));
  return (orders.rowCount ?? 0) + (stock.rowCount ?? 0);
}

function renumber(table: string, stream: string): string {
  const isRestored = `(SELECT max(transaction_id) FROM ${table}) >= pg_snapshot_xmax(pg_current_snapshot())`;
  return `
    WITH moved AS (
      UPDATE webhook_positions position SET transaction_id = '0', event_id = COALESCE(
        (SELECT min(id) - 1 FROM ${table} WHERE (transaction_id, id) > (position.transaction_id, event_id)),
        (SELECT max(id) FROM ${table}), 0)
      WHERE stream = '${stream}' AND ${isRestored}
    )
    UPDATE ${table} SET transaction_id = '0' WHERE ${isRestored} AND transaction_id <> '0'`;
}

/** Makes the rollup of sales, and the totals that lists filter by, start again with the first event. */
export const resetSalesFigures = `
  WITH begin AS (
    UPDATE sales_figures_until SET transaction_id = '0', event_id = 0
  ), totals AS (
    UPDATE order_totals_until SET transaction_id = '0', event_id = 0
  ), hours AS (
    DELETE FROM sales_by_quarter_hour
  )
  DELETE FROM sales_by_product_and_day`;
