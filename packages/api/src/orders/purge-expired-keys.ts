import type { Database } from '@order-store/db';
import { deleteInBatches } from '../platform/retention/delete-in-batches.ts';

/**
 * Deletes idempotency keys that are older than `retentionMs`, a few thousand at a time so that nobody
 * waits for it; any number of processes may do it at once. Their orders stay. Returns how many went.
 */
export function purgeExpiredKeys(database: Database, retentionMs: number): Promise<number> {
  return deleteInBatches(database, sql, retentionMs / 1000);
}

const sql = `
DELETE FROM idempotency_keys WHERE (user_id, key) IN (
  SELECT user_id, key FROM idempotency_keys
  WHERE created_at < now() AT TIME ZONE 'UTC' - make_interval(secs => $1)
  ORDER BY created_at LIMIT $2 FOR UPDATE SKIP LOCKED
)`;
