import { execute, type Database } from '@order-store/db';

/**
 * Runs a DELETE whose `$2` is how many rows it may take at most, until nothing is left for it: a few thousand
 * at a time, so that nobody waits for it. With SKIP LOCKED in it, any number of processes may do it at once.
 * Returns how many rows went.
 */
export async function deleteInBatches(
  { pool }: Pick<Database, 'pool'>,
  sql: string,
  limit: number,
): Promise<number> {
  let deleted = 0;
  for (;;) {
    const rowCount = await execute(pool, sql, [limit, batchSize]);
    deleted += rowCount;
    if (rowCount < batchSize) return deleted;
  }
}

const batchSize = 5000;
