import knex, { type Knex } from 'knex';
import pg from 'pg';
import { migrations } from './migrations/index.ts';
import { holdMigrationLock, schemaConnection } from './migration-lock.ts';
import { DatabaseObservers } from './observe/database-observer.ts';
import { clientFor, quiet, type Database } from './open-database.ts';
import { schemaName } from './use-schema.ts';
import { sqlStateOf } from './transaction/retryable-errors.ts';
import { retryTransaction } from './transaction/retry-transaction.ts';

/**
 * Migrates a database to the newest schema and returns the names of the migrations it ran. Safe to call from several
 * processes at once: one migrates, the others wait and find nothing to do.
 *
 * Each migration runs in its own transaction and is retried after a deadlock with a store in use. Migrations before one
 * that fails stay applied, except in a new database that already has other tables with the same names.
 *
 * Uses its own connections without a statement timeout, because building an index on a large table can take long.
 */
export async function migrateToLatest(url: string): Promise<string[]> {
  if (await isCurrentAt(url)) return [];
  return withMigrator(url, async (migrator, pool) => {
    const missing = await missingMigrations({ pool });
    const isNew = missing.length === migrations.length;
    for (const { name, config } of migrations) {
      if (!missing.includes(name)) continue;
      await apply(migrator, name, config?.transaction !== false).catch(async (error: unknown) => {
        if (isNew && sqlStateOf(error) === duplicateTable) await removeAll(migrator, pool);
        throw error;
      });
    }
    return missing;
  });
}

/** Another program has tables with our names, so an incomplete store is removed completely. */
async function removeAll(migrator: Knex.Migrator, pool: pg.Pool): Promise<void> {
  await migrator.rollback(undefined, true);
  await pool.query(`DROP TABLE IF EXISTS ${tableName}, ${tableName}_lock`);
}

/** A URL may name a search path whose schema does not exist yet. */
async function createMissingSchema(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ current: string | null; path: string }>(
    `SELECT current_schema() AS current, current_setting('search_path') AS path`,
  );
  const [first = ''] = rows[0]?.path.split(',').map((name) => name.trim()) ?? [];
  if (rows[0]?.current !== null || !schemaName.test(first)) return;
  await pool.query(`CREATE SCHEMA IF NOT EXISTS ${first}`);
}

/** Takes no lock, so that a process that finds a current schema starts without waiting for a migration. */
async function isCurrentAt(url: string): Promise<boolean> {
  const pool = new pg.Pool({ ...schemaConnection(url), Client: clientFor(url), max: 1 });
  pool.on('error', () => {});
  try {
    await checkSuitable({ pool });
    await rejectPartitionedOrders(pool);
    return await schemaIsCurrent({ pool });
  } finally {
    await pool.end();
  }
}

/**
 * Not `migrator.latest()`, which runs all migrations in one transaction and holds every lock until the end. A migration
 * without a transaction may be half applied after an error, so it is not retried.
 */
async function apply(migrator: Knex.Migrator, name: string, inTransaction: boolean): Promise<void> {
  await retryTransaction({ observers: new DatabaseObservers() }, () => migrator.up({ name }), {
    attempts: inTransaction ? 10 : 1,
  });
}

/** Rejects a database that cannot hold every text, or that cannot sort names. */
export async function checkSuitable({ pool }: Pick<Database, 'pool'>): Promise<void> {
  const { rows } = await pool.query<{ encoding: string; hasIcu: boolean }>(
    `SELECT getdatabaseencoding() AS encoding,
            EXISTS (SELECT FROM pg_collation WHERE collname = 'und-x-icu') AS "hasIcu"`,
  );
  const [{ encoding, hasIcu } = { encoding: '', hasIcu: false }] = rows;
  if (encoding !== 'UTF8')
    throw new UnsuitableDatabaseError(
      `The encoding of the database is ${encoding}, which cannot hold every name: create one with UTF8, for example CREATE DATABASE order_store ENCODING 'UTF8' LOCALE 'C' TEMPLATE template0, and set DATABASE_URL to it.`,
    );
  if (!hasIcu)
    throw new UnsuitableDatabaseError(
      'The PostgreSQL server was built without ICU, which the store needs for sorting and searching names: use a server with ICU, such as the packages of Debian, Red Hat and the official container image.',
    );
}

/** The store cannot use this database. */
export class UnsuitableDatabaseError extends Error {
  override readonly name = 'UnsuitableDatabaseError';
}

/** A command of 0.1.0 could partition orders by month; no migration since then supports that layout (ADR 36). */
async function rejectPartitionedOrders(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ partitioned: boolean }>(
    `SELECT EXISTS (SELECT FROM pg_class WHERE oid = to_regclass('orders') AND relkind = 'p') AS partitioned`,
  );
  if (rows[0]?.partitioned) throw new PartitionedOrdersError();
}

/** The database was partitioned by month with an earlier release. */
export class PartitionedOrdersError extends UnsuitableDatabaseError {
  constructor() {
    super(
      'Table "orders" is partitioned by month, which this release does not support. Restore a backup from before `npm run partition`, or copy users, products, orders, order_items and the other tables into a new database that this release has migrated.',
    );
  }
}

/** Rolls back every migration, newest first, and deletes all data. Returns their names. */
export function rollBackAll(url: string): Promise<string[]> {
  return withMigrator(url, async (migrator) => {
    const [, names]: [number, string[]] = await migrator.rollback(undefined, true);
    return names;
  });
}

/** Whether the database has all migrations that this code knows. */
export async function schemaIsCurrent({ pool }: Pick<Database, 'pool'>): Promise<boolean> {
  return (await missingMigrations({ pool })).length === 0;
}

/** The names of the migrations that the database does not have yet, in order. */
export async function missingMigrations({ pool }: Pick<Database, 'pool'>): Promise<string[]> {
  const names = migrations.map(({ name }) => name);
  try {
    const { rows } = await pool.query<{ name: string }>(`SELECT name FROM ${tableName}`);
    const applied = new Set(rows.map(({ name }) => name));
    return names.filter((name) => !applied.has(name));
  } catch (error) {
    if (sqlStateOf(error) === undefinedTable) return names;
    throw error;
  }
}

/**
 * The table of applied migrations. Not Knex's default table, which another program on this database may use: Knex rejects
 * a table with migrations that it does not know.
 */
const tableName = 'order_store_migrations';
const undefinedTable = '42P01';
const duplicateTable = '42P07';

const migrationSource: Knex.MigrationSource<(typeof migrations)[number]> = {
  getMigrations: () => Promise.resolve([...migrations]),
  getMigrationName: (migration) => migration.name,
  getMigration: (migration) => Promise.resolve(migration),
};

/**
 * Knex's own lock is a row: a second process fails instead of waiting, and the row stays after a crash. An advisory lock
 * ends with its connection, and while holding it a leftover row can be cleared.
 */
async function withMigrator<T>(
  url: string,
  work: (migrator: Knex.Migrator, pool: pg.Pool) => Promise<T>,
): Promise<T> {
  return holdMigrationLock(url, async (connection) => {
    const pool = new pg.Pool({ ...connection, Client: clientFor(url), max: 1 });
    pool.on('error', () => {});
    // Lets a process of the previous release start on a newer schema, so that a release can be rolled back.
    const source = { migrationSource, tableName, disableMigrationsListValidation: true };
    const database = knex({ client: 'pg', connectionPool: pool, migrations: source, log: quiet });
    try {
      await createMissingSchema(pool);
      await adoptRecords(pool);
      await database.migrate.forceFreeMigrationsLock();
      return await work(database.migrate, pool);
    } finally {
      await database.destroy();
      await pool.end();
    }
  });
}

/** Earlier versions used Knex's default table. Renames it, unless it has migrations of another program. */
async function adoptRecords(pool: pg.Pool): Promise<void> {
  const { rows: tables } = await pool.query<{ old: boolean }>(
    `SELECT to_regclass('knex_migrations') IS NOT NULL AND to_regclass($1) IS NULL AS old`,
    [tableName],
  );
  if (tables[0]?.old !== true) return;
  const { rows: records } = await pool.query<{ name: string }>('SELECT name FROM knex_migrations');
  const ours = new Set(migrations.map(({ name }) => name));
  if (records.length === 0 || !records.every(({ name }) => ours.has(name))) return;
  await pool.query(
    `ALTER TABLE knex_migrations RENAME TO ${tableName};
     ALTER TABLE knex_migrations_lock RENAME TO ${tableName}_lock`,
  );
}
