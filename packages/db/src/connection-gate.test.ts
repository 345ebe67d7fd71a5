import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { onReservedConnection } from './connection-gate.ts';
import { isAcquireTimeout, openDatabase } from './open-database.ts';
import { databaseTest } from './testing/database-test.ts';
import { runInSqlTransaction } from './transaction/run-in-sql-transaction.ts';

databaseTest('reserved connections stay free while others wait', async ({ database: { url } }) => {
  const settings = { maxOpenConnections: 3, reservedConnections: 1, acquireTimeoutMs: 20_000 };
  await using database = openDatabase({ url, ...settings });
  const { pool, knex } = database;
  const held = [await pool.connect(), await pool.connect()];
  const order: string[] = [];
  const waiting = [
    pool.query('SELECT 1').then(() => order.push('first')),
    knex.raw('SELECT 1').then(() => order.push('second')),
  ];
  await expect.poll(() => database.waitingCallers()).toBe(2);

  expect((await onReservedConnection(() => pool.query('SELECT 2 AS two'))).rows).toEqual([
    { two: 2 },
  ]);
  await onReservedConnection(() =>
    runInSqlTransaction(database, (transaction) => transaction.query({ text: 'SELECT 3' })),
  );
  await sleep(50);
  expect(order).toEqual([]);
  expect(pool.totalCount).toBe(3);

  for (const client of held) client.release();
  await Promise.all(waiting);
  expect(order).toEqual(['first', 'second']);
  expect(database.waitingMs()).toBe(0);
});

databaseTest(
  'a caller without a reserved connection times out; a released or broken one is passed on',
  async ({ database: { url } }) => {
    const settings = { maxOpenConnections: 2, reservedConnections: 1, acquireTimeoutMs: 3_000 };
    await using database = openDatabase({ url, ...settings });
    const { pool } = database;
    for (const broken of [false, true]) {
      const held = await pool.connect();
      const failure: unknown = await pool.query('SELECT 1').catch((error: unknown) => error);
      expect(isAcquireTimeout(failure)).toBe(true);
      held.release(broken);
      expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    }
  },
);
