import { migrateToLatest, openDatabase } from '@order-store/db';
import { cloneTestDatabase, expandSchema } from '@order-store/db/testing';
import { describe, expect, inject, test } from 'vitest';
import { placeMeanwhile } from './place-meanwhile.ts';
import { hasWholeHistory, whyNotThere } from './previous-release.ts';
import { startProcedureCaller } from './procedure-caller.ts';
import {
  expectAllWell,
  newerDatabase,
  notThere,
  recorded,
  releaseTest,
  startBefore,
} from './release-test.ts';

const patience = { timeout: 200_000 };
const staff = { email: 'staff@example.com', password: 'green teapot 7' };

test('the release before is in the history', async ({ skip }) => {
  if (notThere !== undefined) console.log(`The release before can't be tried: ${notThere}`);
  // A tarball of the sources has no history, a shallow clone only some of it.
  skip(notThere !== undefined && !(await hasWholeHistory()), notThere);
  expect(notThere).toBeUndefined();
});

test('a commit that is not in the history is told, and how to get it', async () => {
  const commit = '0123456789abcdef0123456789abcdef01234567';
  expect(await whyNotThere(commit)).toMatch(/0123456789abcdef[^]* full clone/);
});

describe.skipIf(notThere !== undefined)('the release before', () => {
  releaseTest('is the version that is recorded', patience, ({ release }) => {
    expect(release.version).toBe(recorded.version);
  });

  releaseTest(
    'starts and answers every call on the schema of this one and of those to come',
    patience,
    async ({ release }) => {
      await using database = await newerDatabase();
      await using before = await startBefore(release, database);
      await using caller = startProcedureCaller(release, database.url);

      const { count, failed } = await caller.callAll(before.url);

      await expectAllWell(database, before);
      expect(failed).toEqual([]);
      expect(count).toBeGreaterThan(60);
    },
  );

  releaseTest('goes on serving while this one migrates', patience, async ({ release }) => {
    await using database = await cloneTestDatabase(inject('databaseServerUrl'));
    await using before = await startBefore(release, database, {
      STAFF_EMAIL: staff.email,
      STAFF_PASSWORD: staff.password,
    });
    await using caller = startProcedureCaller(release, database.url);
    // Its connections now have statements that were prepared on the old schema.
    expect(await caller.callAll(before.url)).toMatchObject({ failed: [] });
    await using placing = await placeMeanwhile(before.url, staff);

    await placing.more(20);
    await migrateToLatest(database.url);
    await expandSchema(database.url);
    await placing.more(20);

    expect(await placing.finish()).toEqual([]);
    const { failed } = await caller.callAll(before.url);
    await expectAllWell(database, before);
    expect(failed).toEqual([]);
  });

  // What finds nothing may be blind.
  releaseTest('is found to fail on a schema that breaks it', patience, async ({ release }) => {
    await using database = await newerDatabase((url) =>
      run(url, Object.values(breaking).join(';')),
    );
    await using before = await startBefore(release, database);
    await using caller = startProcedureCaller(release, database.url);

    const { failed } = await caller.callAll(before.url);

    const names = failed.map(({ procedure }) => procedure);
    expect(names).toEqual(expect.arrayContaining(Object.keys(breaking)));
    expect(names).not.toContain('orders.place');
  });
});

/** What breaks which procedure. The last is among what the rules for migrations let through. */
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
