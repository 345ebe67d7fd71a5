import { describe, expect, test } from 'vitest';
import { openDatabase } from '../open-database.ts';
import { runInSqlTransaction } from '../transaction/run-in-sql-transaction.ts';
import { runInTransaction } from '../transaction/run-in-transaction.ts';
import { databaseTest, testServer } from '../testing/database-test.ts';
import { pgbouncerProgram, startPgBouncer } from '../testing/pgbouncer.ts';
import { findPooler } from './find-pooler.ts';

const showSettings = `SELECT current_setting('TimeZone') AS zone, current_setting('DateStyle') AS dates,
  current_setting('transaction_isolation') AS isolation, current_setting('lock_timeout') AS locks`;
const kept = { zone: 'UTC', dates: 'ISO, MDY', isolation: 'read committed', locks: '10s' };

databaseTest('does not mark the URL of a PostgreSQL server', async ({ database }) => {
  expect(await findPooler(database.url)).toBe(database.url);
});

test('fails when the database is unavailable', async () => {
  const { href } = Object.assign(new URL(testServer().url), { port: '1' });
  await expect(findPooler(href)).rejects.toThrow('ECONNREFUSED');
});

describe.skipIf(pgbouncerProgram === undefined)('PgBouncer in transaction mode', () => {
  const kinds = [
    { kind: 'that rejects settings', settings: [] },
    {
      kind: 'that ignores settings',
      settings: ['ignore_startup_parameters = options,extra_float_digits'],
    },
  ];
  for (const { kind, settings } of kinds) {
    databaseTest(
      `detects one ${kind}, and transactions do not depend on sessions`,
      async ({ database }) => {
        // The defaults of a session are wrong on purpose.
        await database.pool.query(`DO $$ BEGIN EXECUTE format(
        'ALTER DATABASE %I SET timezone TO "Asia/Kolkata"', current_database()); EXECUTE format(
        'ALTER DATABASE %I SET default_transaction_isolation TO serializable', current_database()); END $$`);
        await using bouncer = await startPgBouncer(database.url, settings);
        const url = await findPooler(bouncer.url);
        await using pooled = openDatabase({ url });

        const seen = await Promise.all([
          runInTransaction(
            pooled,
            async (transaction) => (await transaction.raw(showSettings)).rows,
          ),
          runInSqlTransaction(
            pooled,
            async (transaction) => (await transaction.query({ text: showSettings })).rows,
          ),
        ]);
        expect(seen).toEqual([[kept], [kept]]);
        const { rows } = await pooled.pool.query(showSettings);
        expect(rows).toMatchObject([{ zone: 'UTC', dates: 'ISO, MDY' }]);
      },
    );
  }

  databaseTest('named statements work in any session', async ({ database }) => {
    await using bouncer = await startPgBouncer(database.url, ['default_pool_size = 3']);
    await using pooled = openDatabase({ url: await findPooler(bouncer.url) });
    const answers = await Promise.all(
      Array.from({ length: 200 }, async (_, index) => {
        const { rows } = await pooled.pool.query({
          name: `named ${index % 5}`,
          text: `SELECT $1::int + ${index % 5} AS sum`,
          values: [index],
        });
        return rows[0]?.sum;
      }),
    );
    expect(answers).toEqual(answers.map((_, index) => index + (index % 5)));
  });
});
