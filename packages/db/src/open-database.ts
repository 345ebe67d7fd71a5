import { EventEmitter } from 'node:events';
import knex, { type Knex } from 'knex';
import pg from 'pg';
import { acquireTimeoutMessage } from './connection-gate.ts';
import { isErrorLike } from './error-like.ts';
import { DatabaseObservers } from './observe/database-observer.ts';
import { keepContext } from './observe/keep-context.ts';
import { observeStatements } from './observe/observe-statements.ts';
import { PooledClient } from './pooler/pooled-client.ts';
import { isPooled, withoutPoolerMark } from './pooler/pooled-url.ts';
import { rowTypes } from './row-types.ts';
import { sendTogether } from './send-together.ts';
import { withLibpqSsl } from './ssl-mode.ts';
import { WatchedPool } from './watched-pool.ts';

/** One PostgreSQL database: a node-postgres pool, and Knex (for Objection models) on top of it. */
export interface Database extends AsyncDisposable {
  readonly knex: Knex;
  readonly pool: pg.Pool;
  /** Observe statements and retries: metrics, logs, traces. */
  readonly observers: DatabaseObservers;
  /** Settings that each transaction applies itself, because a pooler does not keep session settings. */
  readonly transactionSettings: Readonly<Record<string, string>>;
  /** PostgreSQL's lock_timeout in milliseconds; 0 means none. */
  readonly lockTimeoutMs: number;
  /** How many callers wait for a connection. */
  waitingCallers(): number;
  /** The longest time that a caller has been waiting for a connection, in milliseconds. */
  waitingMs(): number;
  /** Waits for running statements and closes every connection. Can be called twice. */
  close(): Promise<void>;
}

export interface DatabaseSettings {
  /** `postgres://user:password@host:port/database`, as returned by `findPooler` if it may be a pooler. */
  readonly url: string;
  /** The maximum number of open connections. */
  readonly maxOpenConnections?: number;
  /** Of these, how many only `onReservedConnection` may take. */
  readonly reservedConnections?: number;
  /** Connections that stay open while idle. */
  readonly maxIdleConnections?: number;
  /** The maximum lifetime of a connection, in milliseconds; 0 means unlimited. */
  readonly connectionMaxLifetimeMs?: number;
  /** How long a connection beyond `maxIdleConnections` may be idle, in milliseconds. */
  readonly idleTimeoutMs?: number;
  /** How long a caller waits for a free connection, in milliseconds. */
  readonly acquireTimeoutMs?: number;
  /** PostgreSQL's statement_timeout in milliseconds; 0 switches it off. */
  readonly statementTimeoutMs?: number;
  /** PostgreSQL's lock_timeout in milliseconds; 0 switches it off. */
  readonly lockTimeoutMs?: number;
  /** PostgreSQL's idle_in_transaction_session_timeout in milliseconds; 0 switches it off. */
  readonly idleInTransactionTimeoutMs?: number;
  /** Shown in pg_stat_activity. */
  readonly applicationName?: string;
}

/** The pool sizes of the schema document, and timeouts for every session. */
export const defaultDatabaseSettings = {
  maxOpenConnections: 25,
  reservedConnections: 0,
  maxIdleConnections: 5,
  connectionMaxLifetimeMs: 5 * 60_000,
  idleTimeoutMs: 10_000,
  acquireTimeoutMs: 5_000,
  statementTimeoutMs: 30_000,
  lockTimeoutMs: 10_000,
  idleInTransactionTimeoutMs: 15_000,
  applicationName: 'order-store',
} as const satisfies Omit<Required<DatabaseSettings>, 'url'>;

/**
 * Opens a pool, which connects on the first query.
 *
 * Every session uses UTC, ISO dates and READ COMMITTED, regardless of the defaults of the server, database or role: the
 * columns are TIMESTAMP without time zone, so NOW() has to be UTC.
 *
 * Connections past their lifetime are closed when idle or released, never in use. A caller that gets no connection in
 * time fails with an error that {@link isAcquireTimeout} recognizes. When the database stops responding, waiting callers
 * fail within seconds and new ones immediately; see {@link WatchedPool}.
 *
 * Source: PostgreSQL, "Client Connection Defaults"; node-postgres, `pg.Pool`; Knex, `connectionPool`.
 */
export function openDatabase(settings: DatabaseSettings): Database {
  const all = { ...defaultDatabaseSettings, ...settings };
  const pool = new WatchedPool({
    ...connectionOf(all),
    Client: clientFor(all.url),
    max: all.maxOpenConnections,
    reserved: all.reservedConnections,
    min: Math.min(all.maxIdleConnections, all.maxOpenConnections),
    idleTimeoutMillis: all.idleTimeoutMs,
    maxLifetimeSeconds: all.connectionMaxLifetimeMs / 1000,
    connectionTimeoutMillis: all.acquireTimeoutMs,
  });
  // Without a listener, a connection closed by the server would crash the process. The pool removes such a
  // connection itself, and its query has failed.
  pool.on('error', () => {});
  keepContext(pool);
  const observers = new DatabaseObservers();
  pool.on('connect', (client) => {
    client.on('error', () => {});
    dropAfterFatalError(client);
    sendTogether(client);
    observeStatements(client, observers);
  });

  const instance = knex({ client: 'pg', connectionPool: pool, log: quiet });
  let closing: Promise<void> | undefined;
  const close = () => (closing ??= pool.end().then(() => instance.destroy()));
  return {
    knex: instance,
    pool,
    observers,
    transactionSettings: isPooled(all.url) ? timeoutsOf(all) : {},
    lockTimeoutMs: all.lockTimeoutMs,
    waitingCallers: () => pool.waitingCallers(),
    waitingMs: () => pool.waitingMs(),
    close,
    [Symbol.asyncDispose]: close,
  };
}

/**
 * A backend sends a FATAL error before it closes the socket. Knex could release the connection in between, and the next
 * caller would get it. This mark makes Knex drop it instead.
 */
function dropAfterFatalError(client: pg.PoolClient): void {
  if (!('connection' in client) || !(client.connection instanceof EventEmitter)) return;
  client.connection.on('errorMessage', (message: { severity?: string }) => {
    if (message.severity === 'FATAL' || message.severity === 'PANIC') {
      Object.assign(client, { __knex__disposed: message });
    }
  });
}

/** Knex would also print to the console what it throws. */
export const quiet: Knex.Logger = { warn() {}, error() {}, deprecate() {}, debug() {} };

/** The configuration for `pg.Client` and `pg.Pool` with this project's session settings. */
export function connectionOf(settings: DatabaseSettings): pg.ClientConfig {
  const all = { ...defaultDatabaseSettings, ...settings };
  return {
    connectionString: withLibpqSsl(
      isPooled(all.url) ? withoutPoolerMark(all.url) : withSession(all),
    ),
    application_name: all.applicationName,
    keepAlive: true,
    // The server's timeout comes first, unless the network drops the response; then the connection is closed.
    ...(all.statementTimeoutMs > 0 ? { query_timeout: all.statementTimeoutMs + 5_000 } : {}),
    types: rowTypes,
    // Sends statements without waiting for the response to the previous one; see SqlTransaction.
    pipeline: true,
  };
}

/** The client class for the server or pooler at a URL. */
export function clientFor(url: string): typeof pg.Client {
  return isPooled(url) ? PooledClient : pg.Client;
}

type AllSettings = DatabaseSettings & Omit<Required<DatabaseSettings>, 'url'>;

/** The URL with the session settings. */
function withSession(settings: AllSettings): string {
  const url = new URL(settings.url);
  const session = {
    timezone: 'UTC',
    datestyle: 'ISO',
    default_transaction_isolation: String.raw`read\ committed`,
    ...timeoutsOf(settings),
  };
  const options = Object.entries(session).map(([name, value]) => `-c ${name}=${value}`);
  const given = url.searchParams.get('options');
  // In the URL, because it takes precedence over the configuration object.
  url.searchParams.set('options', [...(given === null ? [] : [given]), ...options].join(' '));
  return url.toString();
}

function timeoutsOf(settings: AllSettings): Readonly<Record<string, string>> {
  return {
    statement_timeout: `${settings.statementTimeoutMs}`,
    lock_timeout: `${settings.lockTimeoutMs}`,
    idle_in_transaction_session_timeout: `${settings.idleInTransactionTimeoutMs}`,
  };
}

/** Whether an error means that no connection became free in time. */
export function isAcquireTimeout(error: unknown): boolean {
  return isErrorLike(error) && error.message === acquireTimeoutMessage;
}
