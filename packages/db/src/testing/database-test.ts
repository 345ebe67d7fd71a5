import { inject, test } from 'vitest';
import { cloneTestDatabase, type TestDatabase } from './test-database.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly databaseServerUrl: string;
    readonly templateDatabase: string;
  }
}

/** A test with its own migrated database: `databaseTest('…', async ({ database }) => …)`. */
export const databaseTest = test.extend<{ database: TestDatabase }>({
  // oxlint-disable-next-line no-empty-pattern -- vitest reads which fixtures a fixture needs from its pattern
  database: async ({}, use) => {
    await using database = await cloneTestDatabase(
      inject('databaseServerUrl'),
      inject('templateDatabase'),
    );
    await use(database);
  },
});
