import { expect, expectTypeOf } from 'vitest';
import type { Knex } from 'knex';
import { databaseTest } from '../testing/database-test.ts';
import { runInTransaction, type Transaction } from './run-in-transaction.ts';
import { isRetryable, sqlStateOf } from './retryable-errors.ts';

databaseTest('an error rolls back everything that the callback wrote', async ({ database }) => {
  const failure = new Error('changed my mind');
  const outcome = runInTransaction(database, async (transaction) => {
    await transaction('users').insert({ email: 'ada@example.com', name: 'Ada' });
    throw failure;
  });
  await expect(outcome).rejects.toBe(failure);
  expect(await database.knex('users').select()).toEqual([]);
});

// Line 4 of the failure cases.
databaseTest.for(['40001', '40P01'])(
  'a forced %s runs the callback again in a fresh transaction',
  async (state, { database }) => {
    const transactions = new Set<string>();
    const retries: number[] = [];
    const name = await runInTransaction(
      database,
      async (transaction) => {
        await transaction('users').insert({
          email: 'ada@example.com',
          name: `try ${transactions.size + 1}`,
        });
        const { rows } = await transaction.raw('SELECT txid_current()::text AS id');
        transactions.add(rows[0].id);
        if (transactions.size < 3) await fail(transaction, state);
        return (await transaction('users').first('name')).name;
      },
      {
        onRetry: (error, attempt) => (expect(sqlStateOf(error)).toBe(state), retries.push(attempt)),
      },
    );
    expect(name).toBe('try 3');
    expect(transactions.size).toBe(3);
    expect(retries).toEqual([1, 2]);
    expect(await database.knex('users').select('name')).toEqual([{ name: 'try 3' }]);
  },
);

databaseTest('when the attempts are spent, the original error surfaces', async ({ database }) => {
  let runs = 0;
  const outcome = await runInTransaction(
    database,
    async (transaction) => (runs++, fail(transaction, '40001')),
    { attempts: 3 },
  ).catch((error: unknown) => error);
  expect(runs).toBe(3);
  expect(outcome).toMatchObject({ code: '40001' });
  expect(isRetryable(outcome)).toBe(true);
});

databaseTest('a COMMIT that fails is repeated too', async ({ database }) => {
  await database.pool.query(`
    CREATE TABLE budget (n int);
    CREATE SEQUENCE tries;
    CREATE FUNCTION refuse_twice() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF nextval('tries') < 3 THEN RAISE EXCEPTION 'at commit' USING ERRCODE = '40001'; END IF; RETURN NULL; END $$;
    CREATE CONSTRAINT TRIGGER at_commit AFTER INSERT ON budget DEFERRABLE INITIALLY DEFERRED
      FOR EACH ROW EXECUTE FUNCTION refuse_twice()`);
  let runs = 0;
  await runInTransaction(
    database,
    async (transaction) => (runs++, transaction('budget').insert({ n: runs })),
  );
  expect(runs).toBe(3);
  expect(await database.knex('budget').select()).toEqual([{ n: 3 }]);
});

databaseTest('anything else is not repeated', async ({ database }) => {
  let runs = 0;
  const outcome = runInTransaction(
    database,
    async (transaction) => (runs++, fail(transaction, '23505')),
  );
  await expect(outcome).rejects.toMatchObject({ code: '23505' });
  expect(runs).toBe(1);
});

databaseTest('two transactions that lock crosswise both succeed', async ({ database }) => {
  await database
    .knex('users')
    .insert([1, 2].map((id) => ({ id, email: `${id}@example.com`, name: 'x' })));
  let retries = 0;
  const lockBoth = (order: readonly number[]) =>
    runInTransaction(
      database,
      async (transaction) => {
        for (const id of order) {
          await transaction('users').where({ id }).increment('version');
          await transaction.raw('SELECT pg_sleep(0.05)');
        }
      },
      { onRetry: () => retries++ },
    );
  await Promise.all([lockBoth([1, 2]), lockBoth([2, 1])]);
  expect(retries).toBeGreaterThan(0);
  expect(await database.knex('users').select('version')).toEqual([{ version: 3 }, { version: 3 }]);
});

databaseTest('what locks demands a transaction: a plain database does not compile', () => {
  expectTypeOf<Knex>().not.toExtend<Transaction>();
  expectTypeOf<Transaction>().toExtend<Knex>();
});

async function fail(transaction: Transaction, state: string): Promise<void> {
  await transaction.raw(`DO $$ BEGIN RAISE EXCEPTION 'forced' USING ERRCODE = '${state}'; END $$`);
}
