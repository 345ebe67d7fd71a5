import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  migrateToLatest,
  openDatabase,
  renumberRestoredEvents,
  type Database,
} from '@order-store/db';
import { openDatabaseServer } from '@order-store/db/server';
import type { Express } from 'express';
import { createAuthenticator } from './auth/authenticate.ts';
import { createGuessGuard, noGuessGuard } from './auth/guess-guard.ts';
import { createResetMails } from './auth/reset-mails.ts';
import { openSignInKeys } from './auth/sign-in-addresses.ts';
import { createMailer } from './mail/create-mailer.ts';
import { ensureStaffAccount } from './auth/ensure-staff-account.ts';
import { readConfig, type Config, type Environment } from './config.ts';
import { randomOrderNumber } from './orders/order-number.ts';
import { LiveUpdates, type LiveUpdatesOptions } from './live/live-updates.ts';
import { startMaintenance } from './maintenance.ts';
import { createPlacementQueue } from './orders/placement-queue.ts';
import { createOrderReader } from './orders/read-order.ts';
import { createProductList } from './products/find-products.ts';
import { openCountStore } from './rate-limits/count-store.ts';
import { createRateLimits, noRateLimits } from './rate-limits/rate-limits.ts';
import { keepSalesAddedUp } from './reports/keep-sales-added-up.ts';
import { createHttpServer } from './server.ts';
import { sealServices, type Services } from './services.ts';
import { createAfterAnswer } from './shared/after-answer.ts';
import { openCursorSigner } from './shared/cursor.ts';
import { createLogger } from './telemetry/logger.ts';
import { createMetrics } from './telemetry/metrics.ts';

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

/** The database or the port can't be had; the message says what to do. */
export class StartError extends Error {
  override readonly name = 'StartError';
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
    const applied = await migrateToLatest(server.url).catch((error: unknown) => {
      throw new StartError(
        `The database can't be used: ${messageOf(error)}\nCheck that it runs and that DATABASE_URL is right, or unset DATABASE_URL to use an embedded one.`,
        { cause: error },
      );
    });
    if (applied.length > 0) report(`Migrated: ${applied.join(', ')}`);
    await using database = openDatabase({ url: server.url, maxOpenConnections: 1 });
    const restored = await renumberRestoredEvents(database.pool);
    if (restored > 0) report(`Restored from another server: ${restored} order events renumbered`);
    if (config.STAFF_EMAIL !== undefined && config.STAFF_PASSWORD !== undefined) {
      await ensureStaffAccount(database, config.STAFF_EMAIL, config.STAFF_PASSWORD);
    }
    return server;
  } catch (error) {
    await server.close();
    throw error;
  }
}

/** Serves HTTP in this process, on a database that is ready. */
export async function serve(
  config: Config,
  databaseUrl: string,
  extend?: (app: Express) => void,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const database = openDatabase({
    url: databaseUrl,
    maxOpenConnections: config.DATABASE_MAX_OPEN_CONNS,
    maxIdleConnections: config.DATABASE_MAX_IDLE_CONNS,
    connectionMaxLifetimeMs: config.DATABASE_CONN_MAX_LIFETIME,
  });
  try {
    const listening = Promise.withResolvers<string>();
    const services = await createServices(database, config, { publicUrl: listening.promise });
    let shuttingDown = false;
    const server = createHttpServer({
      config,
      services,
      extend,
      isShuttingDown: () => shuttingDown,
    });
    const maintenance = startMaintenance(database, services.log, config);
    const sales = keepSalesAddedUp(database, services.log);
    server.listen(config.PORT, config.HOST);
    await once(server, 'listening').catch((error: unknown) => {
      throw new StartError(portMessage(error, config), { cause: error });
    });
    const url = urlOf(server.address(), config.HOST);
    listening.resolve(url);
    return {
      url,
      async close() {
        shuttingDown = true;
        const closed = once(server, 'close');
        server.close();
        const live = services.live.end();
        // A kept connection turns idle with its last answer, and would hold the server open until it times
        // out. What was accepted gets its answer; what takes longer than this is cut.
        const sweep = setInterval(() => server.closeIdleConnections(), 20);
        await Promise.race([closed, sleep(10_000, undefined, { ref: false })]);
        clearInterval(sweep);
        server.closeAllConnections();
        await Promise.all([
          services.placements.idle(),
          services.afterAnswer.idle(),
          services.authenticate.idle(),
          live,
          maintenance.stop(),
          sales.stop(),
        ]);
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** What tests want otherwise. */
export interface ServicesOptions {
  readonly orderNumber?: (() => string) | undefined;
  readonly live?: Partial<LiveUpdatesOptions> | undefined;
  /** Where this server is reached, if nobody set PUBLIC_URL: known once it listens. */
  readonly publicUrl?: Promise<string> | undefined;
}

/** What procedures work with, on an open database. */
export async function createServices(
  database: Database,
  config: Config,
  {
    orderNumber = randomOrderNumber,
    live = {},
    publicUrl = Promise.resolve('http://localhost'),
  }: ServicesOptions = {},
): Promise<Services> {
  const log = createLogger(config.LOG_LEVEL);
  const metrics = createMetrics(database);
  const cursors = await openCursorSigner(database);
  const counts = openCountStore(database);
  const authenticate = createAuthenticator(database, log);
  const limits = { total: config.LIVE_MAX_STREAMS, perCaller: config.RATE_LIMIT ? 50 : Infinity };
  return sealServices({
    database,
    authenticate,
    placements: createPlacementQueue({ database, metrics, orderNumber }),
    readOrder: createOrderReader(database),
    listProducts: createProductList(database, cursors),
    live: new LiveUpdates({ database, authenticate, metrics, log, limits, ...live }),
    cursors,
    rateLimits: config.RATE_LIMIT
      ? createRateLimits({ database, counts, metrics, scale: config.RATE_LIMIT_SCALE })
      : noRateLimits,
    guessGuard: config.RATE_LIMIT ? createGuessGuard({ database, counts, metrics }) : noGuessGuard,
    resetMails: createResetMails(database, counts),
    signInKeys: await openSignInKeys(database),
    afterAnswer: createAfterAnswer(log),
    mailer: createMailer(config, log, createLogger(config.LOG_LEVEL, { hidesSecrets: false })),
    publicUrl: config.PUBLIC_URL === undefined ? publicUrl : Promise.resolve(config.PUBLIC_URL),
    log,
    metrics,
  });
}

function portMessage(error: unknown, { HOST, PORT }: Config): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return `Port ${PORT} is taken by another program: set PORT to a free one, for example PORT=${PORT + 1}`;
  if (code === 'EACCES') return `Port ${PORT} needs more rights: set PORT to one above 1023`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `HOST ${HOST} is no address of this machine: set HOST=127.0.0.1`;
  return `Can't listen on ${HOST}:${PORT}: ${messageOf(error)}`;
}

/** An AggregateError (several addresses tried) has no message of its own. */
function messageOf(error: unknown): string {
  if (error instanceof AggregateError) return [...new Set(error.errors.map(messageOf))].join('; ');
  return error instanceof Error ? error.message : String(error);
}

function urlOf(address: AddressInfo | string | null, host: string): string {
  if (address === null || typeof address === 'string') return String(address);
  const name = host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${address.port}`;
}
