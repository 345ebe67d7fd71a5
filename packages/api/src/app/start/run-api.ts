import { openDatabase, type Database } from '@order-store/db';
import type { DatabaseServer } from '@order-store/embedded-postgres';
import type { Express } from 'express';
import type { PlacementHooks } from '../../orders/index.ts';
import { readConfig, type Environment } from '../config/config.ts';
import { prepareDatabase } from './prepare-database.ts';
import { serve } from './serve.ts';

export interface RunningApi extends AsyncDisposable {
  /** `http://127.0.0.1:4000` */
  readonly url: string;
  /** Where metrics are served; undefined unless METRICS_PORT is set. */
  readonly metricsUrl: string | undefined;
  /** The database URL, with credentials. */
  readonly databaseUrl: string;
  /** Finishes in-flight requests, then stops the server and closes the database, and stops an unused embedded one. */
  close(): Promise<void>;
}

export interface RunApiOptions {
  readonly env: Environment;
  /** Called with a line for users at each step. */
  readonly report?: (line: string) => void;
  readonly extend?: ((app: Express) => void) | undefined;
  readonly hooks?: PlacementHooks | undefined;
  /** The database server if it is open already; closed with the API. */
  readonly server?: DatabaseServer | undefined;
}

/**
 * Starts the API in this process: configuration, database (embedded if DATABASE_URL is not set), migrations, the staff
 * account of the environment, HTTP.
 * @throws {ConfigError} for an invalid variable, {@link StartError} if the port or the database cannot be used.
 */
export async function runApi({
  env,
  report = () => {},
  extend,
  hooks,
  server,
}: RunApiOptions): Promise<RunningApi> {
  const config = readConfig(env);
  await using cleanup = new AsyncDisposableStack();
  const prepared = await prepareDatabase(config, { report, server });
  cleanup.use(prepared);
  const serving = await serve(config, prepared.url, { extend, hooks });
  const rest = cleanup.move();
  let closing: Promise<void> | undefined;
  const end = async () => {
    await serving.close();
    await rest.disposeAsync();
  };
  const close = () => (closing ??= end());
  const { url, metricsUrl } = serving;
  return { url, metricsUrl, databaseUrl: prepared.url, close, [Symbol.asyncDispose]: close };
}

/**
 * Opens the store's database, migrated, without an API: for programs that read its tables.
 * @throws {ConfigError}, {@link StartError}
 */
export async function openStoreDatabase(
  env: Environment,
  report: (line: string) => void = () => {},
): Promise<Database> {
  const server = await prepareDatabase(readConfig(env), { report });
  const database = openDatabase({ url: server.url, statementTimeoutMs: 0 });
  const close = async () => {
    await database.close();
    await server[Symbol.asyncDispose]();
  };
  return { ...database, close, [Symbol.asyncDispose]: close };
}
