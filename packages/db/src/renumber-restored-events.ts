import type { Pool } from 'pg';

/**
 * After a logical restore (pg_dump, pg_restore) the events carry transaction ids of another server, which
 * may lie in this one's future: readers would wait for them and step over new ones. They get 0, as rows
 * have that are older than all running transactions; among themselves their ids keep the order. Any
 * number of processes may do it at once, and on a store that was not restored it reads an index entry each
 * of orders and stock. Returns how many there were.
 *
 * The webhooks go on before the first event that was not turned into deliveries. In the order of ids some
 * later ones may have been: those are told again, under the same message id, rather than any be lost. The
 * sales figures, which are exact up to one of those ids, begin anew.
 */
export async function renumberRestoredEvents(pool: Pool): Promise<number> {
  const orders = await pool.query(renumber('order_events', 'orders'));
  if (orders.rowCount !== 0) await pool.query(beginSalesFiguresAnew);
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

const beginSalesFiguresAnew = `
  WITH begin AS (
    UPDATE sales_figures_until SET transaction_id = '0', event_id = 0
  ), hours AS (
    DELETE FROM sales_by_quarter_hour
  )
  DELETE FROM sales_by_product_and_day`;
