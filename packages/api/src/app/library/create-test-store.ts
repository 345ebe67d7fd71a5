import { runInTransaction, type Database } from '@order-store/db';
import { DatabaseServerError } from '@order-store/embedded-postgres';
import { startSession, serverOrigin } from '../../accounts/index.ts';
import type { JsonObject } from '../../shared/json-object.ts';
import { stopServing } from '../../platform/http/stop-serving.ts';
import { listen } from '../start/serve.ts';
import { createHttpServer } from '../http-server.ts';
import { openOrderStore, type OrderStore } from './create-order-store.ts';
import type { OrderStoreOptions } from './order-store-options.ts';
import { newDatabaseOn, newTestDatabase } from './test-databases.ts';

/** A signed-in user of a test store. */
export interface TestUser {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  /** For `createClient({ url: store.url, token: user.token })`. */
  readonly token: string;
}

/** An empty store for tests, served over HTTP. `Metadata` is the type of the metadata of orders. */
export interface TestStore<Metadata extends object = JsonObject> extends OrderStore<Metadata> {
  /** Its URL, such as `http://127.0.0.1:43215`. */
  readonly url: string;
  /** Creates a customer and signs them in. */
  customer(name?: string): Promise<TestUser>;
  /** Creates a staff user and signs them in. */
  staff(name?: string): Promise<TestUser>;
}

/**
 * The options of a store without those of its database. By default, calls are not rate-limited, webhooks may go to
 * private addresses, and only errors are logged.
 */
export interface TestStoreOptions<Metadata extends object = JsonObject> extends Omit<
  OrderStoreOptions<Metadata>,
  'database' | 'migrations'
> {
  /** The URL of a PostgreSQL server, with a role that may create databases. Defaults to an embedded server. */
  readonly serverUrl?: string | undefined;
}

/**
 * Starts a store with its own database on a free port, for tests of programs that use it. The first call in a process
 * starts an embedded PostgreSQL, which takes a second or two, so raise the time limits of your test runner to 30 seconds;
 * further calls clone a database on it. Everything is removed when the process exits, except a copy of the migrated database
 * in the user's cache, which makes the next run faster.
 * @throws {ConfigError} for an invalid option, {@link DatabaseServerError} if there is no PostgreSQL.
 */
export function createTestStore<Metadata extends object = JsonObject>(
  options?: TestStoreOptions<Metadata>,
): Promise<TestStore<Metadata>>;
export async function createTestStore(options: TestStoreOptions = {}): Promise<TestStore> {
  const { serverUrl, ...given } = options;
  const database = await (serverUrl === undefined ? embedded() : newDatabaseOn(serverUrl));
  try {
    const { store, url, core, close } = await serveOn(database.url, given);
    let closing: Promise<void> | undefined;
    const closeAll = () => (closing ??= close().then(() => database.close()));
    let count = 0;
    const user = async (role: 'customer' | 'staff', name: string) => {
      const email = `${role}-${++count}@example.com`;
      const { id } = await store.asStaff().users.create({ email, name, role });
      return { id, email, name, token: await tokenFor(core.services.database, id) };
    };
    return {
      ...store,
      url,
      customer: (name = 'Test customer') => user('customer', name),
      staff: (name = 'Test staff') => user('staff', name),
      close: closeAll,
      [Symbol.asyncDispose]: closeAll,
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Serves a store with the same HTTP server as in production. */
async function serveOn(databaseUrl: string, options: Omit<TestStoreOptions, 'serverUrl'>) {
  const listening = Promise.withResolvers<string>();
  const all = { ...forTests, ...options, database: databaseUrl };
  const opened = await openOrderStore(all, listening.promise);
  try {
    const { config, core } = opened;
    const { services, isEnding: isShuttingDown } = core;
    const server = createHttpServer({ config, services, isShuttingDown });
    const url = await listen(server, { host: '127.0.0.1', port: 0 });
    listening.resolve(url);
    return {
      store: opened.store,
      url,
      core,
      close: () => opened.close(() => stopServing(server, { url, delayMs: 0, lingerMs: 0 })),
    };
  } catch (error) {
    await opened.store.close();
    throw error;
  }
}

const forTests = { rateLimit: false, webhooksToPrivateAddresses: true, logLevel: 'error' } as const;

async function embedded() {
  try {
    return await newTestDatabase();
  } catch (error) {
    if (!(error instanceof DatabaseServerError)) throw error;
    throw new DatabaseServerError(
      `createTestStore runs an embedded PostgreSQL unless it is given another server, as createTestStore({ serverUrl: 'postgres://user:password@host:port/database' }). ${error.message}`,
      { cause: error },
    );
  }
}

async function tokenFor(database: Database, userId: string): Promise<string> {
  const { token } = await runInTransaction(database, (transaction) =>
    startSession(transaction, serverOrigin, userId),
  );
  return token;
}
