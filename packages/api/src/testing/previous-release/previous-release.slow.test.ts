import { testServer } from '@order-store/db/testing/vitest';
import { migrateToLatest, openDatabase } from '@order-store/db';
import { cloneTestDatabase, expandSchema } from '@order-store/db/testing';
import { describe, expect, test } from 'vitest';
import { placeInBackground } from './place-in-background.ts';
import { hasFullHistory, whyUnavailable } from './previous-release.ts';
import { startProcedureCaller } from './procedure-caller.ts';
import {
  expectHealthy,
  newerDatabase,
  unavailable,
  recorded,
  releaseTest,
  startPrevious,
} from './release-test.ts';

const patience = { timeout: 200_000 };
const staff = { email: 'staff@example.com', password: 'green teapot 7' };

test('the previous release is in the history', async ({ skip }) => {
  if (unavailable !== undefined)
    console.log(`The previous release cannot be tested: ${unavailable}`);
  // A source archive has no history, and a shallow clone only part of it.
  skip(unavailable !== undefined && !(await hasFullHistory()), unavailable);
  expect(unavailable).toBeUndefined();
});

test('reports a missing commit and how to fetch it', async () => {
  const commit = '0123456789abcdef0123456789abcdef01234567';
  expect(await whyUnavailable(commit)).toMatch(/0123456789abcdef[^]*full history/);
});

describe.skipIf(unavailable !== undefined)('the previous release', () => {
  releaseTest('is the recorded version', patience, ({ release }) => {
    expect(release.version).toBe(recorded.version);
  });

  releaseTest(
    'starts and answers every call on current and future schemas',
    patience,
    async ({ release }) => {
      await using database = await newerDatabase();
      await using before = await startPrevious(release, database);
      await using caller = startProcedureCaller(release, database.url);

      const { count, failed } = await caller.callAll(before.url);

      await expectHealthy(database, before);
      expect(failed).toEqual([]);
      expect(count).toBeGreaterThan(60);
    },
  );

  releaseTest('keeps serving while this release migrates', patience, async ({ release }) => {
    await using database = await cloneTestDatabase(testServer().url);
    await using before = await startPrevious(release, database, {
      STAFF_EMAIL: staff.email,
      STAFF_PASSWORD: staff.password,
    });
    await using caller = startProcedureCaller(release, database.url);
    // Its connections now hold statements prepared on the old schema.
    expect(await caller.callAll(before.url)).toMatchObject({ failed: [] });
    await using placing = await placeInBackground(before.url, staff);

    await placing.more(20);
    await migrateToLatest(database.url);
    await expandSchema(database.url);
    await placing.more(20);

    expect(await placing.finish()).toEqual([]);
    const { failed } = await caller.callAll(before.url);
    await expectHealthy(database, before);
    expect(failed).toEqual([]);
  });

  // Checks that the test can fail.
  releaseTest('fails on an incompatible schema', patience, async ({ release }) => {
    await using database = await newerDatabase((url) =>
      run(url, Object.values(breaking).join(';')),
    );
    await using before = await startPrevious(release, database);
    await using caller = startProcedureCaller(release, database.url);

    const { failed } = await caller.callAll(before.url);

    const names = failed.map(({ procedure }) => procedure);
    expect(names).toEqual(expect.arrayContaining(Object.keys(breaking)));
    expect(names).not.toContain('orders.place');
  });
});

/** Changes that break a procedure. The migration rules allow the last one. */
const breaking = {
  'catalog.addToImport': 'ALTER TABLE catalog_import_rows ADD COLUMN origin TEXT NOT NULL',
  'webhooks.listDeliveries': 'ALTER TABLE webhook_deliveries DROP COLUMN error',
  'products.create':
    'ALTER TABLE products ADD CONSTRAINT longer_names CHECK (length(name) > 3) NOT VALID',
};

async function run(url: string, statements: string): Promise<void> {
  await using database = openDatabase({ url, maxOpenConnections: 1 });
  await database.pool.query(statements);
}
