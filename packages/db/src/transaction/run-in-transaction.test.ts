import { expect, expectTypeOf } from 'vitest';
import type { Knex } from 'knex';
import { databaseTest } from '../testing/database-test.ts';
import { runInTransaction } from './run-in-transaction.ts';
import type { Transaction } from './transaction.ts';
import { isRetryable, sqlStateOf } from './retryable-errors.ts';

databaseTest(
  'rolls back everything that the callback wrote when it throws',
  async ({ database }) => {
    const failure = new Error('changed my mind');
    const outcome = runInTransaction(database, async (transaction) => {
      await transaction('users').insert({ email: 'ada@example.com', name: 'Ada' });
      throw failure;
    });
    await expect(outcome).rejects.toBe(failure);
    expect(await database.knex('users').select()).toEqual([]);
  },
);

// Failure case 4: docs/failure-cases.md
databaseTest.for(['40001', '40P01'])(
  'retries after %s in a new transaction',
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

databaseTest('throws the original error when the attempts are used up', async ({ database }) => {
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

databaseTest('retries after a failed COMMIT', async ({ database }) => {
  await database.pool.query(`
    CREATE TABLE budget (n int);
    CREATE SEQUENCE tries;
    CREATE FUNCTION fail_twice() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF nextval('tries') < 3 THEN RAISE EXCEPTION 'at commit' USING ERRCODE = '40001'; END IF; RETURN NULL; END $$;
    CREATE CONSTRAINT TRIGGER at_commit AFTER INSERT ON budget DEFERRABLE INITIALLY DEFERRED
      FOR EACH ROW EXECUTE FUNCTION fail_twice()`);
  let runs = 0;
  await runInTransaction(
    database,
    async (transaction) => (runs++, transaction('budget').insert({ n: runs })),
  );
  expect(runs).toBe(3);
  expect(await database.knex('budget').select()).toEqual([{ n: 3 }]);
});

databaseTest('does not retry other errors', async ({ database }) => {
  let runs = 0;
  const outcome = runInTransaction(
    database,
    async (transaction) => (runs++, fail(transaction, '23505')),
  );
  await expect(outcome).rejects.toMatchObject({ code: '23505' });
  expect(runs).toBe(1);
});

databaseTest('commits both of two transactions that deadlock', async ({ database }) => {
  await database
    .knex('users')
    .insert([1, 2].map((id) => ({ id, email: `${id}@example.com`, name: 'x' })));
  let retries = 0;
  let locked = 0;
  const both = Promise.withResolvers<void>();
  const lockBoth = (order: readonly number[]) =>
    runInTransaction(
      database,
      async (transaction) => {
        for (const id of order) {
          await transaction('users').where({ id }).increment('version');
          // Each has one lock and will wait for the other's.
          if (++locked === 2) both.resolve();
          await both.promise;
        }
      },
      { onRetry: () => retries++ },
    );
  await Promise.all([lockBoth([1, 2]), lockBoth([2, 1])]);
  expect(retries).toBeGreaterThan(0);
  expect(await database.knex('users').select('version')).toEqual([{ version: 3 }, { version: 3 }]);
});

databaseTest('a plain Knex instance is not accepted where a transaction is required', () => {
  expectTypeOf<Knex>().not.toExtend<Transaction>();
  expectTypeOf<Transaction>().toExtend<Knex>();
});

async function fail(transaction: Transaction, state: string): Promise<void> {
  await transaction.raw(`DO $$ BEGIN RAISE EXCEPTION 'forced' USING ERRCODE = '${state}'; END $$`);
}
