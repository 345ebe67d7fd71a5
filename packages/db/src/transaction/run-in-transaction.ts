import type { Database } from '../open-database.ts';
import { takeExtension } from './first-transaction.ts';
import { retryTransaction, setLocal, type TransactionOptions } from './retry-transaction.ts';
import type { Transaction } from './transaction.ts';

interface RunInTransactionOptions<T> extends TransactionOptions {
  /** The answer of the operation that the transaction belongs to, where that is not the callback's result. */
  readonly answer?: (result: T) => unknown;
}

/**
 * Runs the callback in a READ COMMITTED transaction; an error rolls it back. After a deadlock or a serialization
 * failure, including that of COMMIT, the callback runs again in a new transaction, so it must have no effects outside the
 * database. When the attempts are used up, the last error is thrown.
 *
 * For models, and for hand-written SQL with `query`. Where every round trip counts, use `runInSqlTransaction`.
 */
export function runInTransaction<T>(
  database: Database,
  callback: (transaction: Transaction) => Promise<T>,
  { answer = (result) => result, ...options }: RunInTransactionOptions<T> = {},
): Promise<T> {
  const { knex, transactionSettings } = database;
  const settings = setLocal(transactionSettings).join('; ');
  return takeExtension((first) =>
    retryTransaction(
      database,
      () =>
        knex.transaction(
          async (transaction) => {
            if (settings !== '') await transaction.raw(settings);
            await first?.begin(transaction);
            const result = await callback(transaction);
            await first?.end(transaction, answer(result));
            return result;
          },
          { isolationLevel: 'read committed' },
        ),
      options,
    ),
  );
}
