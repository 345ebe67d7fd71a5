import type { TestProject } from 'vitest/node';
import { createTemplateDatabase, dropDatabase } from './test-database.ts';
import { openTestDatabaseServer } from './test-database-server.ts';

/**
 * Vitest's global setup: a PostgreSQL with a migrated template database for each worker. Workers do not share a server,
 * because a long transaction in one test would delay the events of all tests on its server.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const workers = Math.max(1, Number(project.globalConfig.maxWorkers) || 1);
  const servers = await Promise.all(Array.from({ length: workers }, openServer));
  console.log(`PostgreSQL for this test run: ${workers} × ${servers[0]?.description}`);
  project.provide(
    'databaseServers',
    servers.map(({ url, template }) => ({ url, template })),
  );
  return async () => {
    await Promise.all(servers.map(({ close }) => close()));
  };
}

async function openServer() {
  const { url, description, close } = await openTestDatabaseServer(process.env);
  const template = await createTemplateDatabase(url);
  return {
    url,
    description,
    template,
    async close() {
      await dropDatabase(url, template);
      await close();
    },
  };
}
