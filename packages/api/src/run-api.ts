import {
  findPooler,
  migrateToLatest,
  openDatabase,
  renumberRestoredEvents,
  type Database,
} from '@order-store/db';
import { openDatabaseServer } from '@order-store/db/server';
import type { Express } from 'express';
import { ensureStaffAccount } from './auth/ensure-staff-account.ts';
import { readConfig, type Config, type Environment } from './config.ts';
import { serve } from './serve.ts';
import { messageOf, StartError } from './start-error.ts';

export interface RunningApi extends AsyncDisposable {
  /** `http://127.0.0.1:4000` */
  readonly url: string;
  /** Of the database that it works with, with credentials. */
  readonly databaseUrl: string;
  /** Answers what was accepted, then ends the server, the connections, and the embedded database if nobody else uses it. */
  close(): Promise<void>;
}

export interface RunApiOptions {
  readonly env: Environment;
  /** Gets a line for people at each step. */
  readonly report?: (line: string) => void;
  readonly extend?: (app: Express) => void;
}

/**
 * Brings up the API in this process: configuration, database (embedded without DATABASE_URL), migrations,
 * the staff account of the environment, HTTP.
 * @throws {ConfigError} for a malformed variable, {@link StartError} when port or database are not to be had.
 */
export async function runApi({
  env,
  report = () => {},
  extend,
}: RunApiOptions): Promise<RunningApi> {
  const config = readConfig(env);
  await using cleanup = new AsyncDisposableStack();
  const prepared = await prepareDatabase(config, report);
  cleanup.use(prepared);
  const serving = await serve(config, prepared.url, extend);
  const rest = cleanup.move();
  let closing: Promise<void> | undefined;
  const end = async () => {
    await serving.close();
    await rest.disposeAsync();
  };
  const close = () => (closing ??= end());
  return { url: serving.url, databaseUrl: prepared.url, close, [Symbol.asyncDispose]: close };
}

/**
 * The store's own database, migrated, without an API: for programs that look at the rows, however long that takes.
 * @throws {ConfigError}, {@link StartError}
 */
export async function openStoreDatabase(
  env: Environment,
  report: (line: string) => void = () => {},
): Promise<Database> {
  const server = await prepareDatabase(readConfig(env), report);
  const database = openDatabase({ url: server.url, statementTimeoutMs: 0 });
  const close = async () => {
    await database.close();
    await server[Symbol.asyncDispose]();
  };
  return { ...database, close, [Symbol.asyncDispose]: close };
}

/** Opens or starts the database, migrates it, and makes the staff account. Once a machine, before any server. */
export async function prepareDatabase(
  config: Config,
  report: (line: string) => void,
): Promise<AsyncDisposable & { readonly url: string }> {
  const server = await openDatabaseServer({
    databaseUrl: config.DATABASE_URL,
    dataDirectory: config.DATA_DIRECTORY,
    report,
  });
  try {
    report(`Database: ${server.description}`);
    const url = await findPooler(server.url).catch(refuseDatabase);
    if (url !== server.url) report('A pooler answers there: nothing is left to its sessions');
    const applied = await migrateToLatest(config.DATABASE_MIGRATION_URL ?? url).catch(
      refuseDatabase,
    );
    if (applied.length > 0) report(`Migrated: ${applied.join(', ')}`);
    await using database = openDatabase({ url, maxOpenConnections: 1 });
    const restored = await renumberRestoredEvents(database.pool);
    if (restored > 0) report(`Restored from another server: ${restored} order events renumbered`);
    if (config.STAFF_EMAIL !== undefined && config.STAFF_PASSWORD !== undefined) {
      await ensureStaffAccount(database, config.STAFF_EMAIL, config.STAFF_PASSWORD);
    }
    return { url, [Symbol.asyncDispose]: () => server.close() };
  } catch (error) {
    await server.close();
    throw error;
  }
}

function refuseDatabase(error: unknown): never {
  throw new StartError(
    `The database can't be used: ${messageOf(error)}\nCheck that it runs and that DATABASE_URL is right, or unset DATABASE_URL to use an embedded one.`,
    { cause: error },
  );
}
