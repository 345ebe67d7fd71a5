import { openDatabase, type Database } from '@order-store/db';
import type { Express } from 'express';
import { readConfig, type Environment } from '../config/config.ts';
import { prepareDatabase } from './prepare-database.ts';
import { serve } from './serve.ts';

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
  const prepared = await prepareDatabase(config, { report });
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
  const server = await prepareDatabase(readConfig(env), { report });
  const database = openDatabase({ url: server.url, statementTimeoutMs: 0 });
  const close = async () => {
    await database.close();
    await server[Symbol.asyncDispose]();
  };
  return { ...database, close, [Symbol.asyncDispose]: close };
}
