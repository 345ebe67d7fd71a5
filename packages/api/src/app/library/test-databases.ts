import { startTemporaryPostgres } from '@order-store/embedded-postgres';
import {
  cloneTestDatabase,
  createTemplateDatabase,
  type TestDatabase,
} from '@order-store/db/testing/databases';

/**
 * A migrated database of its own on an embedded PostgreSQL, which the first caller starts: all of this process
 * share it, and it is removed with its data when the process ends, however it ends. DatabaseServerError
 */
export async function newTestDatabase(): Promise<TestDatabase> {
  shared ??= start().catch((error: unknown) => {
    shared = undefined;
    throw error;
  });
  const { url, template } = await shared;
  return cloneTestDatabase(url, template);
}

/** An empty database of its own on a server that runs already, for its URL's role, which may create databases. */
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
