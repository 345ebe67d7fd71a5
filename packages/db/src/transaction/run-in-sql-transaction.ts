import type { PoolClient, QueryConfig, QueryResult, QueryResultRow } from 'pg';
import type { Database } from '../open-database.ts';
import { retryTransaction, setLocal, type TransactionOptions } from './retry-transaction.ts';
import { isConnectionLost, sqlStateOf } from './retryable-errors.ts';

/**
 * A transaction directly on the driver, for paths where every round trip counts. Statements that are sent without
 * awaiting the previous one are pipelined, the first one with BEGIN.
 */
export interface SqlTransaction {
  query<Row extends QueryResultRow>(statement: QueryConfig): Promise<QueryResult<Row>>;
  /** Sends the last statement together with COMMIT. Nothing may follow. */
  commitWith<Row extends QueryResultRow>(statement: QueryConfig): Promise<QueryResult<Row>>;
}

/**
 * The connection was lost before COMMIT was answered, so the transaction may or may not be stored. To find out, lock
 * the same rows: that waits until the outcome is settled.
 */
export class CommitUnknownError extends Error {
  override readonly name = 'CommitUnknownError';
}

interface SqlTransactionOptions extends TransactionOptions {
  /** PostgreSQL settings for this transaction only. They are sent with BEGIN. */
  readonly settings?: Readonly<Record<string, string>>;
}

/**
 * Runs the callback in a READ COMMITTED transaction, with the same retries as `runInTransaction`.
 * @throws {CommitUnknownError} when it is unknown whether the transaction was committed; never retried.
 */
export function runInSqlTransaction<T>(
  database: Pick<Database, 'pool' | 'observers' | 'transactionSettings'>,
  callback: (transaction: SqlTransaction) => Promise<T>,
  { settings = {}, ...options }: SqlTransactionOptions = {},
): Promise<T> {
  const { pool, transactionSettings } = database;
  const begin = [beginSql, ...setLocal({ ...transactionSettings, ...settings })].join('; ');
  return retryTransaction(
    database,
    async () => {
      const client = await pool.connect();
      let broken = false;
      try {
        return await runOn(client, begin, callback);
      } catch (error) {
        broken = error instanceof CommitUnknownError || !(await rollBack(client));
        throw error;
      } finally {
        client.release(broken);
      }
    },
    options,
  );
}

/** States the level each time: behind a pooler the session's default may be another one. */
const beginSql = 'BEGIN ISOLATION LEVEL READ COMMITTED';

/** SQLSTATE in_failed_sql_transaction: "current transaction is aborted". */
const inFailedTransaction = '25P02';

async function runOn<T>(
  client: PoolClient,
  begin: string,
  callback: (transaction: SqlTransaction) => Promise<T>,
): Promise<T> {
  // Not awaited, so that the first statement is pipelined with it. If BEGIN fails, that statement fails too.
  const begun = client.query(begin);
  begun.catch(() => {});
  let committed: Promise<QueryResult> | undefined;
  const commit = () =>
    client.query('COMMIT').catch((error: unknown) => {
      if (!isConnectionLost(error)) throw error;
      throw new CommitUnknownError('The connection was lost before COMMIT was answered', {
        cause: error,
      });
    });

  // After a failed statement PostgreSQL rejects the pipelined ones behind it. The caller may see one of these errors first,
  // and decides by the SQLSTATE what to do, so all of them are replaced with the first.
  let failure: unknown;
  const send = <Row extends QueryResultRow>(statement: QueryConfig): Promise<QueryResult<Row>> =>
    client.query<Row>(statement).catch((error: unknown) => {
      if (failure === undefined || sqlStateOf(error) !== inFailedTransaction) failure = error;
      throw failure;
    });

  const result = await callback({
    query: send,
    async commitWith<Row extends QueryResultRow>(statement: QueryConfig) {
      const written = send<Row>(statement);
      committed = commit();
      const [, outcome] = await Promise.allSettled([written, committed]);
      // After a failed statement, COMMIT rolls back. Without a connection, the outcome is unknown.
      if (outcome.status === 'rejected') throw outcome.reason;
      return written;
    },
  });
  await begun;
  const ended = await (committed ?? commit());
  // PostgreSQL answers COMMIT with ROLLBACK after a failed statement, even if the callback has caught its error.
  if (ended.command === 'ROLLBACK')
    throw new Error('The transaction was rolled back, because a statement in it had failed');
  return result;
}

/** Returns whether the connection can still be used. */
async function rollBack(client: PoolClient): Promise<boolean> {
  return client.query('ROLLBACK').then(
    () => true,
    () => false,
  );
}
