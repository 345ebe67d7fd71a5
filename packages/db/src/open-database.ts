import { EventEmitter } from 'node:events';
import knex, { type Knex } from 'knex';
import pg from 'pg';
import { DatabaseObservers } from './observe/database-observer.ts';
import { keepContext } from './observe/keep-context.ts';
import { observeStatements } from './observe/observe-statements.ts';
import { PooledClient } from './pooler/pooled-client.ts';
import { isPooled, withoutPoolerMark } from './pooler/pooled-url.ts';
import { rowTypes } from './row-types.ts';
import { WatchedPool } from './watched-pool.ts';

/** One PostgreSQL database: Knex (and so Objection) for queries, over a pool of node-postgres. */
export interface Database extends AsyncDisposable {
  readonly knex: Knex;
  readonly pool: pg.Pool;
  /** Who is told of statements and of transactions that run again: metrics, logs, traces. */
  readonly observers: DatabaseObservers;
  /** What each transaction has to set for itself, because a pooler keeps nothing of a session. */
  readonly transactionSettings: Readonly<Record<string, string>>;
  /** How long the caller who has waited longest for a connection waits already, in milliseconds. */
  waitingMs(): number;
  /** Waits for what is under way and closes every connection. May be called twice. */
  close(): Promise<void>;
}

export interface DatabaseSettings {
  /** `postgres://user:password@host:port/database`, as `findPooler` gives it where a pooler may answer. */
  readonly url: string;
  /** Connections open at the same time, at most. */
  readonly maxOpenConnections?: number;
  /** Connections that stay open while nothing is asked. */
  readonly maxIdleConnections?: number;
  /** How long a connection may live, in milliseconds. 0: for ever. */
  readonly connectionMaxLifetimeMs?: number;
  /** How long a connection above `maxIdleConnections` may wait for work, in milliseconds. */
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

/** The pool of the schema document, and timeouts that no session goes without. */
export const defaultDatabaseSettings = {
  maxOpenConnections: 25,
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
 * Opens a pool. Nothing is connected before the first query.
 *
 * Every session runs in UTC with ISO dates and READ COMMITTED, whatever the server, the database or the
 * role prefers: the columns are TIMESTAMP without a zone, so NOW() has to be UTC.
 *
 * A connection that is older than its lifetime is closed when it is idle or is given back, never while
 * somebody uses it. A caller who finds no free connection in time gets {@link isAcquireTimeout}'s error. When
 * the database falls silent, callers hear of it within seconds and new ones at once; see {@link WatchedPool}.
 *
 * Source: PostgreSQL, "Client Connection Defaults"; node-postgres, `pg.Pool`; Knex, `connectionPool`.
 */
export function openDatabase(settings: DatabaseSettings): Database {
  const all = { ...defaultDatabaseSettings, ...settings };
  const pool = new WatchedPool({
    ...connectionOf(all),
    Client: clientFor(all.url),
    max: all.maxOpenConnections,
    min: Math.min(all.maxIdleConnections, all.maxOpenConnections),
    idleTimeoutMillis: all.idleTimeoutMs,
    maxLifetimeSeconds: all.connectionMaxLifetimeMs / 1000,
    connectionTimeoutMillis: all.acquireTimeoutMs,
  });
  // Without a listener a connection that the server ends would end the process. The pool has taken
  // such a connection out already, or will when it is given back; its query, if any, has failed.
  pool.on('error', () => {});
  keepContext(pool);
  const observers = new DatabaseObservers();
  pool.on('connect', (client) => {
    client.on('error', () => {});
    dropAfterFatalError(client);
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
    waitingMs: () => pool.waitingMs(),
    close,
    [Symbol.asyncDispose]: close,
  };
}

/**
 * A backend that ends says so in a FATAL error a moment before it closes the socket. Knex would give the
 * connection back in between and the next caller would get it; this mark makes Knex drop it instead.
 */
function dropAfterFatalError(client: pg.PoolClient): void {
  if (!('connection' in client) || !(client.connection instanceof EventEmitter)) return;
  client.connection.on('errorMessage', (message: { severity?: string }) => {
    if (message.severity === 'FATAL' || message.severity === 'PANIC') {
      Object.assign(client, { __knex__disposed: message });
    }
  });
}

/** Knex would print to the console what it throws as well. */
export const quiet: Knex.Logger = { warn() {}, error() {}, deprecate() {}, debug() {} };

/** What `pg.Client` and `pg.Pool` need to connect with this project's session settings. */
export function connectionOf(settings: DatabaseSettings): pg.ClientConfig {
  const all = { ...defaultDatabaseSettings, ...settings };
  return {
    connectionString: isPooled(all.url) ? withoutPoolerMark(all.url) : withSession(all),
    application_name: all.applicationName,
    keepAlive: true,
    // The server's own timeout answers first, unless the network swallows it: then the connection is given up.
    ...(all.statementTimeoutMs > 0 ? { query_timeout: all.statementTimeoutMs + 5_000 } : {}),
    types: rowTypes,
    // Statements that need no answer of an earlier one travel together; see SqlTransaction.
    pipeline: true,
  };
}

/** The client that speaks to what answers at a URL. */
export function clientFor(url: string): typeof pg.Client {
  return isPooled(url) ? PooledClient : pg.Client;
}

type AllSettings = DatabaseSettings & Omit<Required<DatabaseSettings>, 'url'>;

/** The URL with the settings of every session. */
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
  // In the URL, because there it wins over the configuration object.
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

/** Whether an error says that no connection became free in time. */
export function isAcquireTimeout(error: unknown): boolean {
  return error instanceof Error && error.message === 'timeout exceeded when trying to connect';
}
