import type { Database } from '@order-store/db';
import { deleteInBatches } from '../retention/delete-in-batches.ts';

/**
 * Deletes counts whose window has ended, a few thousand at a time; the next call begins a new one. What is
 * being counted just now is left alone, so that nobody waits. Returns how many went.
 */
export function purgeExpiredCounts(database: Database): Promise<number> {
  return deleteInBatches(database, sql, Date.now());
}

const sql = `
DELETE FROM rate_limits WHERE key IN (
  SELECT key FROM rate_limits WHERE expire < $1 LIMIT $2 FOR UPDATE SKIP LOCKED
)`;
