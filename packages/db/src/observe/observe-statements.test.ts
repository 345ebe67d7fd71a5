import { AsyncLocalStorage } from 'node:async_hooks';
import { expect } from 'vitest';
import { runInSqlTransaction } from '../transaction/run-in-sql-transaction.ts';
import { runInTransaction } from '../transaction/run-in-transaction.ts';
import { openDatabase, type Database } from '../open-database.ts';
import { sqlStateOf } from '../transaction/retryable-errors.ts';
import { databaseTest } from '../testing/database-test.ts';

databaseTest(
  'every statement is told once, whichever way it was sent, without its values',
  async ({ database }) => {
    const told = await watch(database);
    await database.pool.query('SELECT $1::text AS pool', ['a secret']);
    await database.knex.raw('SELECT ?::text AS knex', ['a secret']);
    await runInTransaction(database, (transaction) => transaction.raw('SELECT 1 AS inside'));
    await runInSqlTransaction(database, (transaction) =>
      transaction.commitWith({ name: 'last', text: 'SELECT 2 AS last' }),
    );
    expect(told).toEqual([
      'SELECT $1::text AS pool: answered',
      'SELECT $1::text AS knex: answered',
      'BEGIN TRANSACTION ISOLATION LEVEL read committed;: answered',
      'SELECT 1 AS inside: answered',
      'COMMIT;: answered',
      'BEGIN ISOLATION LEVEL READ COMMITTED: answered',
      '(last) SELECT 2 AS last: answered',
      'COMMIT: answered',
    ]);
  },
);

databaseTest('a statement that fails is told with its error', async ({ database }) => {
  const told = await watch(database);
  await expect(database.pool.query('SELECT 1/0')).rejects.toThrow('division by zero');
  await expect(database.knex.raw('SELECT 1/0')).rejects.toThrow('division by zero');
  const client = await database.pool.connect();
  await expect(client.query('SELECT 1/0')).rejects.toThrow('division by zero');
  client.release();
  expect(told).toEqual(Array.from({ length: 3 }, () => 'SELECT 1/0: 22012'));
});

databaseTest(
  'a transaction that runs again is told with its error, on both ways',
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
  'a statement is told in the context of who sent it, also after a wait for a connection',
  async ({ database }) => {
    await using narrow = openDatabase({ url: database.url, maxOpenConnections: 1 });
    await narrow.knex.raw('SELECT 1');
    const callers = new AsyncLocalStorage<string>();
    const told: string[] = [];
    narrow.observers.add({
      statement({ text }) {
        told.push(`${text} by ${callers.getStore()}`);
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
    expect(told.filter((line) => line.startsWith('SELECT')).toSorted()).toEqual(
      ['ada', 'grace', 'joan', 'mary', 'rosa'].map((caller) => `SELECT '${caller}' by ${caller}`),
    );
    expect(told.filter((line) => line.endsWith('by undefined'))).toEqual([]);
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

/** What an observer is told, in the order of the answers. */
async function watch({ observers, knex }: Database): Promise<string[]> {
  // Before its first statement Knex asks for the version.
  await knex.raw('SELECT 1');
  const told: string[] = [];
  observers.add({
    statement({ name, text }) {
      const what = name === undefined ? text : `(${name}) ${text}`;
      return (error) => void told.push(`${what}: ${error ? sqlStateOf(error) : 'answered'}`);
    },
  });
  return told;
}
