import knex, { type Knex } from 'knex';
import pg from 'pg';
import { migrations } from './migrations/index.ts';
import { holdMigrationLock, schemaConnection } from './migration-lock.ts';
import { DatabaseObservers } from './observe/database-observer.ts';
import { clientFor, quiet, type Database } from './open-database.ts';
import { sqlStateOf } from './transaction/retryable-errors.ts';
import { repeatWhileRetryable } from './transaction/run-in-transaction.ts';

/**
 * Brings a database to the newest schema and tells which migrations it ran. Any number of processes may
 * call it at once: one works, the others wait and find nothing left to do.
 *
 * Each migration is a transaction of its own, and runs again when PostgreSQL ends it because of a deadlock with
 * those who use the store meanwhile. What comes before one that fails stays.
 *
 * It opens connections of its own without a statement timeout, since building an index on a large table
 * may take long.
 */
export async function migrateToLatest(url: string): Promise<string[]> {
  if (await isCurrentAt(url)) return [];
  return exclusively(url, async (migrator, pool) => {
    const missing = await missingMigrations({ pool });
    for (const { name, config } of migrations) {
      if (missing.includes(name)) await apply(migrator, name, config?.transaction !== false);
    }
    return missing;
  });
}

/** A current schema needs no lock, so that starting processes never wait for one that migrates. */
async function isCurrentAt(url: string): Promise<boolean> {
  const pool = new pg.Pool({ ...schemaConnection(url), Client: clientFor(url), max: 1 });
  pool.on('error', () => {});
  try {
    await rejectPartitionedOrders(pool);
    return await schemaIsCurrent({ pool });
  } finally {
    await pool.end();
  }
}

/**
 * Not `migrator.latest()`: that runs all in one transaction, which holds the locks of the first until the last is
 * done. Without a transaction half of a migration may be there, and it is not repeated.
 */
async function apply(migrator: Knex.Migrator, name: string, inTransaction: boolean): Promise<void> {
  await repeatWhileRetryable({ observers: new DatabaseObservers() }, () => migrator.up({ name }), {
    attempts: inTransaction ? 10 : 1,
  });
}

/** A command of 0.1.0 could partition orders by month; no migration since then supports that layout (ADR 36). */
async function rejectPartitionedOrders(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ partitioned: boolean }>(
    `SELECT EXISTS (SELECT FROM pg_class WHERE oid = to_regclass('orders') AND relkind = 'p') AS partitioned`,
  );
  if (rows[0]?.partitioned) throw new PartitionedOrdersError();
}

/** The database was partitioned by month with an earlier release. */
export class PartitionedOrdersError extends Error {
  override readonly name = 'PartitionedOrdersError';

  constructor() {
    super(
      'Table "orders" is partitioned by month, which this release does not support. Restore a backup from before `npm run partition`, or copy users, products, orders, order_items and the other tables into a new database that this release has migrated.',
    );
  }
}

/** Takes back every migration, newest first, with all data. Returns their names. */
export function rollBackAll(url: string): Promise<string[]> {
  return exclusively(url, async (migrator) => {
    const [, names]: [number, string[]] = await migrator.rollback(undefined, true);
    return names;
  });
}

/** Whether the database has exactly the migrations that this code knows. */
export async function schemaIsCurrent({ pool }: Pick<Database, 'pool'>): Promise<boolean> {
  return (await missingMigrations({ pool })).length === 0;
}

/** The names of the migrations that this code knows and the database does not have, in their order. */
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
 * Where is written down which migrations ran. Not in Knex' own default, which belongs to whoever else uses
 * Knex on this database: each would find the other's migrations in it and call its own ones corrupt.
 */
const tableName = 'order_store_migrations';
const undefinedTable = '42P01';

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
  work: (migrator: Knex.Migrator, pool: pg.Pool) => Promise<T>,
): Promise<T> {
  return holdMigrationLock(url, async (connection) => {
    const pool = new pg.Pool({ ...connection, Client: clientFor(url), max: 1 });
    pool.on('error', () => {});
    // A process of the previous release starts on a schema that is newer than it knows: it can be gone back to.
    const source = { migrationSource, tableName, disableMigrationsListValidation: true };
    const database = knex({ client: 'pg', connectionPool: pool, migrations: source, log: quiet });
    try {
      await adoptRecords(pool);
      await database.migrate.forceFreeMigrationsLock();
      return await work(database.migrate, pool);
    } finally {
      await database.destroy();
      await pool.end();
    }
  });
}

/** Earlier versions wrote into Knex' default table. Where nobody else did, it becomes the store's own. */
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
