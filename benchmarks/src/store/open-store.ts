import { randomBytes } from 'node:crypto';
import { migrateToLatest, openDatabase, type Database } from '@order-store/db';
import pg from 'pg';
import { fillStore } from './fill-store.ts';
import type { Population } from './population.ts';

/** A database with users and products, made for measuring and dropped at the end. */
export interface Store extends AsyncDisposable, Population {
  readonly url: string;
  readonly database: Database;
  /** Brings the database to the same state before each round: no dead rows of products, nothing to flush. */
  settle(): Promise<void>;
}

/** Makes one on the server, next to what is there. */
export async function openStore(
  serverUrl: string,
  size: { readonly users: number; readonly products: number },
): Promise<Store> {
  const name = `${prefix}${randomBytes(6).toString('hex')}`;
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  await runOn(serverUrl, `CREATE DATABASE ${name}`);
  const drop = () => runOn(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  try {
    await migrateToLatest(url.href);
    const database = openDatabase({
      url: url.href,
      maxOpenConnections: 4,
      maxIdleConnections: 0,
      statementTimeoutMs: 0,
      applicationName: 'order-store bench',
    });
    const population = await fillStore(database.pool, size);
    return {
      ...population,
      url: url.href,
      database,
      settle: () => settle(database.pool),
      async [Symbol.asyncDispose]() {
        // First, so that it does not wait for a statement that is under way.
        await drop();
        await database.close();
      },
    };
  } catch (error) {
    await drop();
    throw error;
  }
}

/** Drops what a run that was killed has left behind and nobody uses. */
export async function dropAbandonedStores(serverUrl: string): Promise<void> {
  const names = await runOn<{ datname: string }>(
    serverUrl,
    `SELECT datname FROM pg_database
     WHERE datname LIKE '${prefix.replaceAll('_', String.raw`\_`)}%'
       AND NOT EXISTS (SELECT FROM pg_stat_activity WHERE pg_stat_activity.datname = pg_database.datname)`,
  );
  for (const { datname } of names) await runOn(serverUrl, `DROP DATABASE IF EXISTS ${datname}`);
}

const prefix = 'order_store_bench_';

async function settle(pool: pg.Pool): Promise<void> {
  await pool.query('VACUUM products');
  try {
    await pool.query('CHECKPOINT');
  } catch (error) {
    // On a server that is not ours the role may not be allowed to; it happens by itself there, sooner or later.
    if (!(error instanceof pg.DatabaseError) || error.code !== '42501') throw error;
  }
}

async function runOn<T extends pg.QueryResultRow>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}
