import { inject, test } from 'vitest';
import { cloneTestDatabase, type TestDatabase } from './test-database.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly databaseServers: readonly TestServer[];
  }
}

/** A PostgreSQL server for tests. */
interface TestServer {
  readonly url: string;
  /** The name of a migrated database to clone. */
  readonly template: string;
}

/** The PostgreSQL server of this test worker. */
export function testServer(): TestServer {
  const servers = inject('databaseServers');
  const server = servers[(Number(process.env['VITEST_POOL_ID']) - 1) % servers.length];
  if (!server) throw new Error('The global setup has started no PostgreSQL');
  return server;
}

/** A test with its own migrated database: `databaseTest('…', async ({ database }) => …)`. */
export const databaseTest = test.extend<{ database: TestDatabase }>({
  // oxlint-disable-next-line no-empty-pattern -- vitest reads which fixtures a fixture needs from its pattern
  database: async ({}, use) => {
    const { url, template } = testServer();
    await using database = await cloneTestDatabase(url, template);
    await use(database);
  },
});
