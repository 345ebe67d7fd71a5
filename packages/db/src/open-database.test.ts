import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { isAcquireTimeout, openDatabase } from './open-database.ts';
import { runInTransaction } from './transaction/run-in-transaction.ts';
import { databaseTest, testServer } from './testing/database-test.ts';

databaseTest(
  'opens at most the configured number of connections',
  async ({ database: { url } }) => {
    await using database = openDatabase({ url, maxOpenConnections: 3 });
    const pids = await Promise.all(
      Array.from({ length: 30 }, async () => {
        const { rows } = await database.pool.query(
          'SELECT pg_backend_pid() AS pid, pg_sleep(0.01)',
        );
        return rows[0].pid;
      }),
    );
    expect(new Set(pids).size).toBe(3);
  },
);

databaseTest('closes surplus idle connections', async ({ database: { url } }) => {
  await using database = openDatabase({
    url,
    maxOpenConnections: 12,
    maxIdleConnections: 2,
    idleTimeoutMs: 50,
  });
  const clients = await Promise.all(Array.from({ length: 12 }, () => database.pool.connect()));
  expect(database.pool.totalCount).toBe(12);
  for (const client of clients) client.release();
  await expect.poll(() => database.pool.totalCount).toBe(2);
  await sleep(200);
  expect(database.pool.totalCount).toBe(2);
});

// Failure case 41: docs/failure-cases.md
databaseTest(
  'replaces connections past their lifetime without errors',
  async ({ database: { url } }) => {
    await using database = openDatabase({
      url,
      maxOpenConnections: 4,
      connectionMaxLifetimeMs: 100,
    });
    const pids = new Set<number>();
    const end = Date.now() + 1500;
    const caller = async () => {
      while (Date.now() < end) {
        const { rows } = await database.knex.raw('SELECT pg_backend_pid() AS pid, pg_sleep(0.005)');
        pids.add(rows[0].pid);
      }
    };
    await Promise.all(Array.from({ length: 8 }, caller));
    expect(pids.size).toBeGreaterThan(4);
  },
);

databaseTest('closes idle connections past their lifetime', async ({ database: { url } }) => {
  await using database = openDatabase({ url, connectionMaxLifetimeMs: 100 });
  await database.pool.query('SELECT 1');
  expect(database.pool.totalCount).toBe(1);
  await expect.poll(() => database.pool.totalCount).toBe(0);
});

databaseTest(
  'every session uses UTC, READ COMMITTED and the timeouts, regardless of database defaults',
  async ({ database: { url, pool } }) => {
    await pool.query(`DO $$ BEGIN
    EXECUTE format('ALTER DATABASE %I SET timezone TO ''Asia/Kolkata''', current_database());
    EXECUTE format('ALTER DATABASE %I SET datestyle TO ''SQL, DMY''', current_database());
    EXECUTE format('ALTER DATABASE %I SET default_transaction_isolation TO ''serializable''', current_database());
  END $$`);
    await using database = openDatabase({
      url,
      statementTimeoutMs: 1234,
      lockTimeoutMs: 567,
      idleInTransactionTimeoutMs: 8900,
    });
    const { rows } = await database.pool.query(`
    SELECT name, setting FROM pg_settings WHERE name IN ('TimeZone', 'DateStyle', 'statement_timeout',
      'lock_timeout', 'idle_in_transaction_session_timeout', 'default_transaction_isolation')`);
    expect(Object.fromEntries(rows.map((row) => [row.name, row.setting]))).toMatchObject({
      TimeZone: 'UTC',
      DateStyle: expect.stringContaining('ISO'),
      default_transaction_isolation: 'read committed',
      statement_timeout: '1234',
      lock_timeout: '567',
      idle_in_transaction_session_timeout: '8900',
    });
  },
);

databaseTest('keeps options from the URL', async ({ database }) => {
  const url = new URL(database.url);
  url.searchParams.set('options', '-c work_mem=7MB');
  await using other = openDatabase({ url: url.toString() });
  const { rows } = await other.pool.query(
    `SELECT current_setting('work_mem') AS memory, current_setting('TimeZone') AS zone`,
  );
  expect(rows).toEqual([{ memory: '7MB', zone: 'UTC' }]);
});

databaseTest(
  'a connection closed by the server fails only its own query',
  async ({ database: { url, pool } }) => {
    await using database = openDatabase({ url, maxOpenConnections: 1 });
    const { rows } = await database.pool.query('SELECT pg_backend_pid() AS pid');
    const sleeping = database.knex.raw('SELECT pg_sleep(60)').catch((error: unknown) => error);
    await expect
      .poll(
        async () =>
          (await pool.query(`SELECT state FROM pg_stat_activity WHERE pid = $1`, [rows[0].pid]))
            .rows[0]?.state,
      )
      .toBe('active');
    await pool.query('SELECT pg_terminate_backend($1)', [rows[0].pid]);
    expect(await sleeping).toMatchObject({ code: '57P01' });
    expect((await database.knex.raw('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  },
);

// Failure case 38: docs/failure-cases.md
databaseTest(
  'a query outside the transaction on a pool of one times out instead of hanging',
  async ({ database: { url } }) => {
    await using database = openDatabase({ url, maxOpenConnections: 1, acquireTimeoutMs: 3_000 });
    const mistake = runInTransaction(database, async () => database.knex('users').select());
    expect(isAcquireTimeout(await mistake.catch((error: unknown) => error))).toBe(true);
    expect(await database.knex('users').select()).toEqual([]);
  },
);

databaseTest('does not change the global parsers of the driver', async ({ database }) => {
  expect(testServer().url).toBeTruthy();
  const { default: pg } = await import('pg');
  expect(pg.types.getTypeParser(1114)('2026-01-01 00:00:00')).toBeInstanceOf(Date);
  const { rows } = await database.pool.query(`SELECT TIMESTAMP '2026-01-01 00:00:00.25' AS at`);
  expect(rows[0].at).toBe('2026-01-01T00:00:00.250000Z');
});
