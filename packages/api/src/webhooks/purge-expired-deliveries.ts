import type { Database } from '@order-store/db';
import { deleteInBatches } from '../platform/retention/delete-in-batches.ts';

/** How long deliveries are kept, whatever became of them. */
const retentionDays = 30;

/**
 * Deletes deliveries that are older than a month, a few thousand at a time so that nobody waits for it; any
 * number of processes may do it at once. What still waits by then belongs to a webhook that was disabled all
 * the while. Returns how many went.
 */
export function purgeExpiredDeliveries(database: Pick<Database, 'pool'>): Promise<number> {
  return deleteInBatches(database, sql, retentionDays);
}

const sql = `
DELETE FROM webhook_deliveries WHERE id IN (
  SELECT id FROM webhook_deliveries
  WHERE created_at < now() AT TIME ZONE 'UTC' - make_interval(days => $1)
  ORDER BY created_at, id LIMIT $2 FOR UPDATE SKIP LOCKED
)`;
