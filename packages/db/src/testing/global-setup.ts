import type { TestProject } from 'vitest/node';
import { createTemplateDatabase, dropDatabase } from './test-database.ts';
import { openTestDatabaseServer } from './test-database-server.ts';

/** Vitest's global setup: one PostgreSQL and one migrated template database for the whole run. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const server = await openTestDatabaseServer(process.env);
  console.log(`PostgreSQL for this test run: ${server.description}`);
  const template = await createTemplateDatabase(server.url);
  project.provide('databaseServerUrl', server.url);
  project.provide('templateDatabase', template);
  return async () => {
    await dropDatabase(server.url, template);
    await server.close();
  };
}
