import type { Pool } from 'pg';

/**
 * After a logical restore (pg_dump, pg_restore) the events carry transaction ids of another server, which
 * may lie in this one's future: readers would wait for them and step over new ones. They get 0, as rows
 * have that are older than all running transactions; among themselves their ids keep the order. Any
 * number of processes may do it at once, and on a store that was not restored it reads one index entry.
 * The sales figures, which are exact up to one of those ids, begin anew. Returns how many there were.
 */
export async function renumberRestoredEvents(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ renumbered: number }>(`
    WITH renumbered AS (
      UPDATE order_events SET transaction_id = '0'
      WHERE (SELECT max(transaction_id) FROM order_events) >= pg_snapshot_xmax(pg_current_snapshot())
        AND transaction_id <> '0'
      RETURNING id
    ), total AS MATERIALIZED (
      SELECT count(*)::int AS renumbered FROM renumbered
    ), begin_anew AS (
      UPDATE sales_figures_until SET transaction_id = '0', event_id = 0 FROM total WHERE renumbered > 0
    ), no_hours AS (
      DELETE FROM sales_by_quarter_hour USING total WHERE renumbered > 0
    ), no_days AS (
      DELETE FROM sales_by_product_and_day USING total WHERE renumbered > 0
    )
    SELECT renumbered FROM total`);
  return rows[0]?.renumbered ?? 0;
}
