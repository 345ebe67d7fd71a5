import type { Database } from '@order-store/db';

/**
 * Deletes security events that are older than `retentionMs`, a few thousand at a time so that nobody waits
 * for it; any number of processes may do it at once. Returns how many went.
 */
export async function forgetOldEvents({ pool }: Database, retentionMs: number): Promise<number> {
  let forgotten = 0;
  for (;;) {
    const { rowCount } = await pool.query(sql, [retentionMs / 1000, batchSize]);
    forgotten += rowCount ?? 0;
    if ((rowCount ?? 0) < batchSize) return forgotten;
  }
}

const batchSize = 5000;

const sql = `
DELETE FROM security_events WHERE id IN (
  SELECT id FROM security_events
  WHERE at < now() AT TIME ZONE 'UTC' - make_interval(secs => $1)
  ORDER BY at, id LIMIT $2 FOR UPDATE SKIP LOCKED
)`;
