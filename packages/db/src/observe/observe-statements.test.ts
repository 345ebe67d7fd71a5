import { AsyncLocalStorage } from 'node:async_hooks';
import { expect } from 'vitest';
import { runInSqlTransaction } from '../transaction/run-in-sql-transaction.ts';
import { runInTransaction } from '../transaction/run-in-transaction.ts';
import { openDatabase, type Database } from '../open-database.ts';
import { sqlStateOf } from '../transaction/retryable-errors.ts';
import { databaseTest } from '../testing/database-test.ts';

databaseTest('reports every statement once, without parameter values', async ({ database }) => {
  const reports = await watch(database);
  await database.pool.query('SELECT $1::text AS pool', ['a secret']);
  await database.knex.raw('SELECT ?::text AS knex', ['a secret']);
  await runInTransaction(database, (transaction) => transaction.raw('SELECT 1 AS inside'));
  await runInSqlTransaction(database, (transaction) =>
    transaction.commitWith({ name: 'last', text: 'SELECT 2 AS last' }),
  );
  expect(reports).toEqual([
    'SELECT $1::text AS pool: succeeded',
    'SELECT $1::text AS knex: succeeded',
    'BEGIN TRANSACTION ISOLATION LEVEL read committed;: succeeded',
    'SELECT 1 AS inside: succeeded',
    'COMMIT;: succeeded',
    'BEGIN ISOLATION LEVEL READ COMMITTED: succeeded',
    '(last) SELECT 2 AS last: succeeded',
    'COMMIT: succeeded',
  ]);
});

databaseTest('reports a failed statement with its error', async ({ database }) => {
  const reports = await watch(database);
  await expect(database.pool.query('SELECT 1/0')).rejects.toThrow('division by zero');
  await expect(database.knex.raw('SELECT 1/0')).rejects.toThrow('division by zero');
  const client = await database.pool.connect();
  await expect(client.query('SELECT 1/0')).rejects.toThrow('division by zero');
  client.release();
  expect(reports).toEqual(Array.from({ length: 3 }, () => 'SELECT 1/0: 22012'));
});

databaseTest(
  'reports the retry of both kinds of transaction with its error',
  async ({ database }) => {
    const retries: (string | undefined)[] = [];
    database.observers.add({ retry: (error) => retries.push(sqlStateOf(error)) });
    const [once, again] = [failOnce(), failOnce()];
    await runInTransaction(database, (transaction) => once((sql) => transaction.raw(sql)));
    await runInSqlTransaction(database, (transaction) =>
      again((text) => transaction.query({ text })),
    );
    expect(retries).toEqual(['40001', '40001']);
  },
);

databaseTest(
  'reports a statement in the context of its caller, even after waiting for a connection',
  async ({ database }) => {
    await using narrow = openDatabase({ url: database.url, maxOpenConnections: 1 });
    await narrow.knex.raw('SELECT 1');
    const callers = new AsyncLocalStorage<string>();
    const reports: string[] = [];
    narrow.observers.add({
      statement({ text }) {
        reports.push(`${text} by ${callers.getStore()}`);
        return undefined;
      },
    });
    const by = (caller: string, ask: (sql: string) => PromiseLike<unknown>) =>
      callers.run(caller, async () => await ask(`SELECT '${caller}'`));
    await Promise.all([
      by('ada', (sql) => narrow.pool.query(sql)),
      by('grace', (sql) => narrow.pool.query(sql)),
      by('joan', (sql) => narrow.knex.raw(sql)),
      by('mary', (text) =>
        runInSqlTransaction(narrow, (transaction) => transaction.query({ text })),
      ),
      by('rosa', (sql) => runInTransaction(narrow, (transaction) => transaction.raw(sql))),
    ]);
    expect(reports.filter((line) => line.startsWith('SELECT')).toSorted()).toEqual(
      ['ada', 'grace', 'joan', 'mary', 'rosa'].map((caller) => `SELECT '${caller}' by ${caller}`),
    );
    expect(reports.filter((line) => line.endsWith('by undefined'))).toEqual([]);
  },
);

/** Fails with a serialization failure the first time. */
function failOnce(): (query: (sql: string) => PromiseLike<unknown>) => Promise<void> {
  let first = true;
  return async (query) => {
    if (!first) return;
    first = false;
    await query(`DO $$ BEGIN RAISE SQLSTATE '40001'; END $$`);
  };
}

/** The reports of an observer, in the order in which the statements end. */
async function watch({ observers, knex }: Database): Promise<string[]> {
  // Before its first statement, Knex queries the server's version.
  await knex.raw('SELECT 1');
  const reports: string[] = [];
  observers.add({
    statement({ name, text }) {
      const what = name === undefined ? text : `(${name}) ${text}`;
      return (error) => void reports.push(`${what}: ${error ? sqlStateOf(error) : 'succeeded'}`);
    },
  });
  return reports;
}
