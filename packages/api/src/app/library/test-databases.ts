import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { startPreparedPostgres, startTemporaryPostgres } from '@order-store/embedded-postgres';
import {
  cloneTestDatabase,
  createTemplateDatabase,
  type TestDatabase,
} from '@order-store/db/testing/databases';

/**
 * Creates a migrated database on an embedded PostgreSQL, which the first call starts and the process shares. The server
 * and its data are removed when the process exits.
 * @throws {DatabaseServerError} when it can't run here.
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
  const key = await hashCode();
  if (key !== undefined) {
    const template = 'order_store_template';
    const { url } = await startPreparedPostgres({
      key,
      prepare: async (serverUrl) => void (await createTemplateDatabase(serverUrl, template)),
    });
    return { url, template };
  }
  const server = await startTemporaryPostgres({ endsWithProcess: true });
  try {
    return { url: server.url, template: await createTemplateDatabase(server.url) };
  } catch (error) {
    await server.close();
    throw error;
  }
}

/** Hashes the code of the published package, which includes the migrations. Undefined in the sources, which are edited. */
async function hashCode(): Promise<string | undefined> {
  if (!import.meta.url.endsWith('.js')) return undefined;
  const folder = new URL('.', import.meta.url);
  const names = (await readdir(folder)).filter((name) => name.endsWith('.js')).toSorted();
  const hash = createHash('sha256');
  for (const name of names) hash.update(await readFile(new URL(name, folder)));
  return hash.digest('hex').slice(0, 16);
}
