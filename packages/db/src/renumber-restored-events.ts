import type { Pool } from 'pg';

/**
 * After a logical restore (pg_dump, pg_restore) the events carry transaction ids of another server, which
 * may lie in this one's future: readers would wait for them and step over new ones. They get 0, as rows
 * have that are older than all running transactions; among themselves their ids keep the order. Any
 * number of processes may do it at once, and on a store that was not restored it reads one index entry.
 * Returns how many there were.
 */
export async function renumberRestoredEvents(pool: Pool): Promise<number> {
  const { rowCount } = await pool.query(`
    UPDATE order_events SET transaction_id = '0'
    WHERE (SELECT max(transaction_id) FROM order_events) >= pg_snapshot_xmax(pg_current_snapshot())
      AND transaction_id <> '0'`);
  return rowCount ?? 0;
}
