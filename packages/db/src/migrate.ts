import { setTimeout as sleep } from 'node:timers/promises';
import knex, { type Knex } from 'knex';
import pg from 'pg';
import { migrations } from './migrations/index.ts';
import { clientFor, connectionOf, type Database } from './open-database.ts';

/**
 * Brings a database to the newest schema and tells which migrations it ran. Any number of processes may
 * call it at once: one works, the others wait and find nothing left to do.
 *
 * It opens connections of its own without a statement timeout, since building an index on a large table
 * may take long.
 */
export function migrateToLatest(url: string): Promise<string[]> {
  return exclusively(url, async (migrator) => {
    const [, names]: [number, string[]] = await migrator.latest();
    return names;
  });
}

/** Takes back every migration, newest first, with all data. Returns their names. */
export function rollBackAll(url: string): Promise<string[]> {
  return exclusively(url, async (migrator) => {
    const [, names]: [number, string[]] = await migrator.rollback(undefined, true);
    return names;
  });
}

/** Whether the database has exactly the migrations that this code knows. */
export async function schemaIsCurrent({ pool }: Database): Promise<boolean> {
  const { rows } = await pool.query<{ name: string }>('SELECT name FROM knex_migrations');
  const applied = new Set(rows.map((row) => row.name));
  return migrations.every((migration) => applied.has(migration.name));
}

const migrationSource: Knex.MigrationSource<(typeof migrations)[number]> = {
  getMigrations: () => Promise.resolve([...migrations]),
  getMigrationName: (migration) => migration.name,
  getMigration: (migration) => Promise.resolve(migration),
};

/**
 * Knex's own lock is a row: a second process fails on it instead of waiting, and after a crash it stays.
 * An advisory lock ends with its connection; under it, a leftover row can be cleared.
 */
async function exclusively<T>(
  url: string,
  work: (migrator: Knex.Migrator) => Promise<T>,
): Promise<T> {
  const connection = {
    ...connectionOf({
      url,
      statementTimeoutMs: 0,
      lockTimeoutMs: 0,
      idleInTransactionTimeoutMs: 0,
      applicationName: 'order-store migrations',
    }),
    // Work may take long; a server that takes a connection and says nothing is away.
    connectionTimeoutMillis: 15_000,
  };
  const Client = clientFor(url);
  const lock = new Client(connection);
  lock.on('error', () => {});
  await lock.connect();
  const pool = new pg.Pool({ ...connection, Client, max: 1 });
  pool.on('error', () => {});
  const database = knex({ client: 'pg', connectionPool: pool, migrations: { migrationSource } });
  try {
    while (!(await tryToLock(lock))) await sleep(100);
    await database.migrate.forceFreeMigrationsLock();
    return await work(database.migrate);
  } finally {
    await database.destroy();
    await pool.end();
    await lock.end();
  }
}

/** Asked again rather than waited for: behind a pooler, those who wait would hold the sessions that the one who works needs. */
async function tryToLock(client: pg.Client): Promise<boolean> {
  await client.query('BEGIN');
  const { rows } = await client.query<{ locked: boolean }>(
    `SELECT pg_try_advisory_xact_lock(hashtextextended('order-store migrations', 0)) AS locked`,
  );
  if (rows[0]?.locked) return true;
  await client.query('ROLLBACK');
  return false;
}
