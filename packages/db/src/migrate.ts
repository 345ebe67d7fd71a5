import knex, { type Knex } from 'knex';
import pg from 'pg';
import { migrations } from './migrations/index.ts';
import { connectionOf, type Database } from './open-database.ts';

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
 * An advisory lock waits and ends with its connection; under it, a leftover row can be cleared.
 */
async function exclusively<T>(
  url: string,
  work: (migrator: Knex.Migrator) => Promise<T>,
): Promise<T> {
  const connection = connectionOf({
    url,
    statementTimeoutMs: 0,
    lockTimeoutMs: 0,
    idleInTransactionTimeoutMs: 0,
    applicationName: 'order-store migrations',
  });
  const lock = new pg.Client(connection);
  lock.on('error', () => {});
  await lock.connect();
  const pool = new pg.Pool({ ...connection, max: 1 });
  pool.on('error', () => {});
  // A process of the previous release starts on a schema that is newer than it knows: it can be gone back to.
  const settings = { migrationSource, disableMigrationsListValidation: true };
  const database = knex({ client: 'pg', connectionPool: pool, migrations: settings });
  try {
    await lock.query('BEGIN');
    await lock.query(`SELECT pg_advisory_xact_lock(hashtextextended('order-store migrations', 0))`);
    await database.migrate.forceFreeMigrationsLock();
    return await work(database.migrate);
  } finally {
    await database.destroy();
    await pool.end();
    await lock.end();
  }
}
