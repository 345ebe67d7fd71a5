import type { Knex } from 'knex';
import type { Database } from '../open-database.ts';
import { retryTransaction, setLocal, type TransactionOptions } from './retry-transaction.ts';

/**
 * Runs the callback in a READ COMMITTED transaction; an error rolls it back. After a deadlock or a serialization
 * failure, also of COMMIT, the callback runs again in a new transaction, so it must have no effects outside the
 * database. When the attempts are used up, the last error is thrown.
 *
 * For models, and for hand-written SQL with `query`. Where every round trip counts, use `runInSqlTransaction`.
 */
export function runInTransaction<T>(
  database: Database,
  callback: (transaction: Transaction) => Promise<T>,
  options?: TransactionOptions,
): Promise<T> {
  const { knex, transactionSettings } = database;
  const settings = setLocal(transactionSettings).join('; ');
  return retryTransaction(
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

/** Required by functions that lock or write, so that calling them outside a transaction does not compile. */
export type Transaction = Knex.Transaction;
