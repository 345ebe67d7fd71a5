import type { PoolClient, QueryConfig, QueryResult, QueryResultRow } from 'pg';
import type { Transaction } from './transaction/transaction.ts';

/**
 * Runs hand-written SQL with `$1` parameters and returns its rows. `Row` states the type of the selected columns.
 *
 * For a statement that runs often, pass `{ name, text, values }`: PostgreSQL then parses it once per connection.
 */
export async function query<Row extends QueryResultRow>(
  on: Queryable,
  statement: string | QueryConfig,
  parameters: readonly unknown[] = [],
): Promise<Row[]> {
  return (await send<Row>(on, statement, parameters)).rows;
}

/** Runs hand-written SQL like {@link query} and returns how many rows it changed. */
export async function execute(
  on: Queryable,
  statement: string | QueryConfig,
  parameters: readonly unknown[] = [],
): Promise<number> {
  return (await send(on, statement, parameters)).rowCount ?? 0;
}

/** Anything that runs SQL: a pool, a connection or a transaction of either kind. */
export type Queryable = StatementRunner | Transaction;

interface StatementRunner {
  query<Row extends QueryResultRow>(statement: QueryConfig): Promise<QueryResult<Row>>;
}

async function send<Row extends QueryResultRow>(
  on: Queryable,
  statement: string | QueryConfig,
  parameters: readonly unknown[],
): Promise<QueryResult<Row>> {
  const runner = typeof on === 'function' ? await connectionOf(on) : on;
  return runner.query<Row>(
    typeof statement === 'string' ? { text: statement, values: [...parameters] } : statement,
  );
}

/** Knex's own `raw` takes `?` instead of `$1`, so the statement goes to the connection of the transaction. */
async function connectionOf(transaction: Transaction): Promise<PoolClient> {
  // The connection may belong to someone else by now.
  if (transaction.isCompleted()) throw new Error('The transaction has already ended');
  const connection: PoolClient = await transaction.client.acquireConnection();
  return connection;
}
