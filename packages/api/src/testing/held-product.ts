import type { Database } from '@order-store/db';
import { expect } from 'vitest';

/** Locks the row of a product until the end of the scope. */
export function holdProduct(database: Database, productId: string): Promise<AsyncDisposable> {
  return holdLock(database, 'SELECT FROM products WHERE id = $1 FOR UPDATE', [productId]);
}

/** Keeps what the statement locks until the end of the scope. */
export async function holdLock(
  { pool }: Database,
  statement: string,
  values: unknown[] = [],
): Promise<AsyncDisposable> {
  const client = await pool.connect();
  await client.query('BEGIN');
  await client.query('SET LOCAL idle_in_transaction_session_timeout = 0');
  await client.query(statement, values);
  let ended: Promise<void> | undefined;
  const end = async () => {
    await client.query('ROLLBACK').finally(() => client.release());
  };
  return { [Symbol.asyncDispose]: () => (ended ??= end()) };
}

/** Waits until this many sessions wait for a lock and returns their process ids. */
export async function sessionsThatWait({ pool }: Database, count: number): Promise<number[]> {
  let pids: number[] = [];
  const waiting = async () => {
    const { rows } = await pool.query<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    pids = rows.map(({ pid }) => pid);
    return pids.length;
  };
  await expect.poll(waiting, { timeout: 20_000 }).toBe(count);
  return pids;
}
