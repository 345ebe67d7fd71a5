import { randomBytes } from 'node:crypto';
import { migrateToLatest, openDatabase, type Database } from '@order-store/db';
import pg from 'pg';
import { fillStore, type StoreSize } from './fill-store.ts';
import type { Population } from './population.ts';

/** A database with users and products that is dropped when it is disposed of. */
export interface Store extends AsyncDisposable, Population {
  readonly url: string;
  readonly database: Database;
  /** Vacuums the products and runs a checkpoint, so that every round starts from the same state. */
  settle(): Promise<void>;
}

/** Creates a store in a new database on the server. */
export async function openStore(serverUrl: string, size: StoreSize): Promise<Store> {
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
        // Before `close`, which would wait for running statements.
        await drop();
        await database.close();
      },
    };
  } catch (error) {
    await drop();
    throw error;
  }
}

/** Drops the stores of killed runs that have no connections. */
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
    // insufficient_privilege: only some roles may run a checkpoint.
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
