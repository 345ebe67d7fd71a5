import { startTemporaryPostgres } from '@order-store/embedded-postgres';
import {
  cloneTestDatabase,
  createTemplateDatabase,
  type TestDatabase,
} from '@order-store/db/testing/databases';

/**
 * Creates a migrated database on an embedded PostgreSQL, which the first call starts and the process shares. The server
 * and its data are removed when the process exits. DatabaseServerError
 */
export async function newTestDatabase(): Promise<TestDatabase> {
  shared ??= start().catch((error: unknown) => {
    shared = undefined;
    throw error;
  });
  const { url, template } = await shared;
  return cloneTestDatabase(url, template);
}

/** Creates an empty database on a running server, whose role must be allowed to create databases. */
export function newDatabaseOn(serverUrl: string): Promise<TestDatabase> {
  return cloneTestDatabase(serverUrl);
}

let shared: Promise<{ readonly url: string; readonly template: string }> | undefined;

async function start() {
  const server = await startTemporaryPostgres({ endsWithProcess: true });
  try {
    return { url: server.url, template: await createTemplateDatabase(server.url) };
  } catch (error) {
    await server.close();
    throw error;
  }
}
