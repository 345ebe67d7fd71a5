import type { PoolClient, QueryConfig, QueryResult, QueryResultRow } from 'pg';
import type { Database } from '../open-database.ts';
import { isConnectionLost } from './retryable-errors.ts';
import { repeatWhileRetryable, setLocal, type TransactionOptions } from './run-in-transaction.ts';

/**
 * A transaction for statements of one's own, straight on the driver: for the paths where each round trip
 * counts. Statements sent without waiting for the one before travel together (the first with BEGIN).
 */
export interface SqlTransaction {
  query<Row extends QueryResultRow>(statement: QueryConfig): Promise<QueryResult<Row>>;
  /** Sends the last statement and COMMIT together. Nothing may follow. */
  commitWith<Row extends QueryResultRow>(statement: QueryConfig): Promise<QueryResult<Row>>;
}

/**
 * The connection was lost before the answer to COMMIT: the transaction is stored or it is not. Whoever
 * locks the same rows afterwards waits until that is settled, and can then look.
 */
export class CommitUnknownError extends Error {
  override readonly name = 'CommitUnknownError';
}

export interface SqlTransactionOptions extends TransactionOptions {
  /** PostgreSQL's settings for this transaction alone. They travel with BEGIN. */
  readonly settings?: Readonly<Record<string, string>>;
}

/**
 * Runs the callback in a READ COMMITTED transaction, with the repeats of `runInTransaction`.
 * @throws {CommitUnknownError} when nobody can tell whether it was committed; never repeated by itself.
 */
export function runInSqlTransaction<T>(
  database: Pick<Database, 'pool' | 'observers' | 'transactionSettings'>,
  callback: (transaction: SqlTransaction) => Promise<T>,
  { settings = {}, ...options }: SqlTransactionOptions = {},
): Promise<T> {
  const { pool, transactionSettings } = database;
  const begin = [beginning, ...setLocal({ ...transactionSettings, ...settings })].join('; ');
  return repeatWhileRetryable(
    database,
    async () => {
      const client = await pool.connect();
      let broken = false;
      try {
        return await runOn(client, begin, callback);
      } catch (error) {
        broken = error instanceof CommitUnknownError || !(await rolledBack(client));
        throw error;
      } finally {
        client.release(broken);
      }
    },
    options,
  );
}

/** Said each time, since a pooler's session may have been given another level. */
const beginning = 'BEGIN ISOLATION LEVEL READ COMMITTED';

async function runOn<T>(
  client: PoolClient,
  begin: string,
  callback: (transaction: SqlTransaction) => Promise<T>,
): Promise<T> {
  // Not awaited, so that the first statement travels with it; when it fails that one fails too.
  const begun = client.query(begin);
  begun.catch(() => {});
  let committed: Promise<unknown> | undefined;
  const commit = () =>
    client.query('COMMIT').catch((error: unknown) => {
      if (!isConnectionLost(error)) throw error;
      throw new CommitUnknownError('The connection was lost before COMMIT was answered', {
        cause: error,
      });
    });

  const result = await callback({
    query: (statement) => client.query(statement),
    async commitWith<Row extends QueryResultRow>(statement: QueryConfig) {
      const written = client.query<Row>(statement);
      committed = commit();
      const [, outcome] = await Promise.allSettled([written, committed]);
      // After a failed statement COMMIT has rolled back; without a connection nobody knows.
      if (outcome.status === 'rejected') throw outcome.reason;
      return written;
    },
  });
  await begun;
  await (committed ?? commit());
  return result;
}

async function rolledBack(client: PoolClient): Promise<boolean> {
  return client.query('ROLLBACK').then(
    () => true,
    () => false,
  );
}
