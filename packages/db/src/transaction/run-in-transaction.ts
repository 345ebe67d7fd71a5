import { setTimeout as sleep } from 'node:timers/promises';
import type { Knex } from 'knex';
import type { Database } from '../open-database.ts';
import { isRetryable } from './retryable-errors.ts';

/** What a function demands that locks or writes: outside a transaction it does not compile. */
export type Transaction = Knex.Transaction;

export interface TransactionOptions {
  /** How often the callback may run in all. */
  readonly attempts?: number;
  /** Which errors are worth a repeat: by default those after which PostgreSQL recommends one. */
  readonly retries?: (error: unknown) => boolean;
  /** Told before each repeat, with the error that made it necessary. */
  readonly onRetry?: (error: unknown, attempt: number) => void;
}

/**
 * Runs the callback in a READ COMMITTED transaction and commits what it wrote; an error rolls back all
 * of it. After a deadlock or a serialization failure (a failed COMMIT counts) the whole callback runs
 * again in a fresh transaction, a handful of times, after a short random wait: so it must have no
 * effect outside the database. When the attempts are spent, the original error is thrown.
 */
export function runInTransaction<T>(
  database: Database,
  callback: (transaction: Transaction) => Promise<T>,
  options?: TransactionOptions,
): Promise<T> {
  const { knex, transactionSettings } = database;
  const settings = setLocal(transactionSettings).join('; ');
  return repeatWhileRetryable(
    database,
    () =>
      knex.transaction(
        async (transaction) => {
          if (settings !== '') await transaction.raw(settings);
          return callback(transaction);
        },
        { isolationLevel: 'read committed' },
      ),
    options,
  );
}

/** The statements that make settings hold for a transaction. */
export function setLocal(settings: Readonly<Record<string, string>>): string[] {
  return Object.entries(settings).map(([name, value]) => `SET LOCAL ${name} = ${value}`);
}

/** Runs work that begins from nothing each time, again while its error is worth it. */
export async function repeatWhileRetryable<T>(
  { observers }: Pick<Database, 'observers'>,
  work: () => Promise<T>,
  { attempts = 6, retries = isRetryable, onRetry }: TransactionOptions = {},
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= attempts || !retries(error)) throw error;
      observers.retry(error);
      onRetry?.(error, attempt);
      await sleep(backoffMs(attempt));
    }
  }
}

/** Full jitter: those who collided must not meet again. */
function backoffMs(attempt: number): number {
  return Math.random() * 10 * 2 ** attempt;
}
