import type { Database } from '@order-store/db';
import { deleteInBatches } from '../platform/retention/delete-in-batches.ts';

/**
 * Deletes security events that are older than `retentionMs`, a few thousand at a time so that nobody waits
 * for it; any number of processes may do it at once. Returns how many went.
 */
export function purgeExpiredEvents(database: Database, retentionMs: number): Promise<number> {
  return deleteInBatches(database, sql, retentionMs / 1000);
}

const sql = `
DELETE FROM security_events WHERE id IN (
  SELECT id FROM security_events
  WHERE at < now() AT TIME ZONE 'UTC' - make_interval(secs => $1)
  ORDER BY at, id LIMIT $2 FOR UPDATE SKIP LOCKED
)`;
