import { setTimeout as sleep } from 'node:timers/promises';
import type { Knex } from 'knex';
import type { Database } from '../open-database.ts';
import { isRetryable } from './retryable-errors.ts';

/** What a function demands that locks or writes: outside a transaction it does not compile. */
export type Transaction = Knex.Transaction;

export interface TransactionOptions {
  /** How often the callback may run in all. */
  readonly attempts?: number;
  /** Told before each repeat, with the error that made it necessary. */
  readonly onRetry?: (error: unknown, attempt: number) => void;
}

/**
 * Runs the callback in a READ COMMITTED transaction and commits what it wrote; an error rolls back all
 * of it. After a deadlock or a serialization failure (a failed COMMIT counts) the whole callback runs
 * again in a fresh transaction, a handful of times, after a short random wait: so it must have no
 * effect outside the database. When the attempts are spent, the original error is thrown.
 */
export async function runInTransaction<T>(
  database: Database,
  callback: (transaction: Transaction) => Promise<T>,
  { attempts = 6, onRetry }: TransactionOptions = {},
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await database.knex.transaction(callback);
    } catch (error) {
      if (attempt >= attempts || !isRetryable(error)) throw error;
      onRetry?.(error, attempt);
      await sleep(backoffMs(attempt));
    }
  }
}

/** Full jitter: those who collided must not meet again. */
function backoffMs(attempt: number): number {
  return Math.random() * 10 * 2 ** attempt;
}
