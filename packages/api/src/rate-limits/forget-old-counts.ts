import type { Database } from '@order-store/db';

/**
 * Deletes counts whose window has ended, a few thousand at a time; the next call begins a new one. What is
 * being counted just now is left alone, so that nobody waits. Returns how many went.
 */
export async function forgetOldCounts({ pool }: Database): Promise<number> {
  let forgotten = 0;
  for (;;) {
    const { rowCount } = await pool.query(sql, [Date.now(), batchSize]);
    forgotten += rowCount ?? 0;
    if ((rowCount ?? 0) < batchSize) return forgotten;
  }
}

const batchSize = 5000;

const sql = `
DELETE FROM rate_limits WHERE key IN (
  SELECT key FROM rate_limits WHERE expire < $1 LIMIT $2 FOR UPDATE SKIP LOCKED
)`;
