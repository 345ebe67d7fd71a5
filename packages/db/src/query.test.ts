import { expect } from 'vitest';
import { execute, query, type Queryable } from './query.ts';
import { databaseTest } from './testing/database-test.ts';
import { runInSqlTransaction } from './transaction/run-in-sql-transaction.ts';
import { runInTransaction } from './transaction/run-in-transaction.ts';
import type { Transaction } from './transaction/transaction.ts';

databaseTest(
  'runs $1 parameters on a pool and in both kinds of transaction',
  async ({ database }) => {
    expect(await sum(database.pool)).toEqual([{ sum: 2 }]);
    expect(await runInTransaction(database, sum)).toEqual([{ sum: 2 }]);
    expect(await runInSqlTransaction(database, sum)).toEqual([{ sum: 2 }]);
  },
);

databaseTest('writes in the transaction and rolls back with it', async ({ database }) => {
  const insert = `INSERT INTO users (email, name) VALUES ($1, 'Ada')`;
  const failure = new Error('on purpose');
  const outcome = runInTransaction(database, async (transaction) => {
    expect(await execute(transaction, insert, ['ada@example.com'])).toBe(1);
    expect(await transaction('users').select('name')).toEqual([{ name: 'Ada' }]);
    throw failure;
  });
  await expect(outcome).rejects.toBe(failure);
  expect(await query(database.pool, 'SELECT FROM users')).toEqual([]);
});

databaseTest('rejects a statement after the end of its transaction', async ({ database }) => {
  let ended: Transaction | undefined;
  await runInTransaction(database, async (transaction) => void (ended = transaction));
  if (ended === undefined) throw new Error('The transaction did not run');
  await expect(query(ended, 'SELECT 1')).rejects.toThrow('The transaction has already ended');
});

const sum = (on: Queryable) => query<{ sum: number }>(on, 'SELECT $1::int + 1 AS sum', [1]);
