import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import { PartitionError } from './partition-error.ts';
import { sqlStateOf } from '../transaction/retryable-errors.ts';

/**
 * Runs work that locks whole tables in a transaction of its own, without holding anybody up for long: who waits
 * for such a lock makes all wait who come later, so it waits for a moment only, lets the others pass, and
 * tries again. The work must have no effect outside the transaction.
 *
 * @throws {PartitionError} when there was no free moment within the patience.
 * Source: PostgreSQL, "Explicit Locking" and lock_timeout.
 */
export async function briefly(
  pool: Pool,
  what: string,
  work: (client: PoolClient) => Promise<void>,
  patienceMs = 10 * 60_000,
): Promise<void> {
  const end = Date.now() + patienceMs;
  while (true) {
    const client = await pool.connect();
    try {
      await client.query(`BEGIN; SET LOCAL lock_timeout = '300ms'`);
      await work(client);
      await client.query('COMMIT');
      return;
    } catch (error) {
      await client.query('ROLLBACK');
      if (!standsInTheWay.has(sqlStateOf(error) ?? '')) throw error;
      if (Date.now() > end) {
        throw new PartitionError(
          `${what}: other transactions always held the tables. Look in pg_stat_activity for one that stays open, end it, and start again.`,
          { cause: error },
        );
      }
    } finally {
      client.release();
    }
    await sleep(200 + Math.random() * 800);
  }
}

/** lock_not_available, deadlock_detected */
const standsInTheWay: ReadonlySet<string> = new Set(['55P03', '40P01']);
