import knex, { type Knex } from 'knex';
import { expect, test } from 'vitest';
import { migrateToLatest, missingMigrations, rollBackAll } from '../migrate.ts';
import { openDatabase } from '../open-database.ts';
import { databaseTest, testServer } from '../testing/database-test.ts';
import { cloneTestDatabase } from '../testing/index.ts';
import { useSchema } from '../use-schema.ts';
import { migrations } from './index.ts';

/** These tests run all migrations several times, which can take long on a small machine. */
const manyMigrations = { timeout: 300_000 };

const names = migrations.map(({ name }) => name);

test(
  'leaves the tables and Knex migrations of the host program alone',
  manyMigrations,
  async () => {
    await using database = await cloneTestDatabase(testServer().url);
    await using program = openProgram(database.url);
    expect(await program.migrate(1)).toEqual(['001_suppliers.js']);
    await program.knex('suppliers').insert({ name: 'Clay & Co' });

    expect(await migrateToLatest(database.url)).toEqual(names);
    expect(await program.migrate(2)).toEqual(['002_product_suppliers.js']);
    expect(await migrateToLatest(database.url)).toEqual([]);
    expect(await missingMigrations(database)).toEqual([]);
    expect(await program.knex('suppliers').select('name')).toEqual([{ name: 'Clay & Co' }]);

    await program.knex.migrate.rollback(undefined, true);
    await rollBackAll(database.url);
    expect(await migrateToLatest(database.url)).toEqual(names);
  },
);

databaseTest(
  'adopts migration records that an earlier version wrote to the default Knex table',
  async ({ database }) => {
    await database.pool.query(
      `ALTER TABLE order_store_migrations RENAME TO knex_migrations;
     ALTER TABLE order_store_migrations_lock RENAME TO knex_migrations_lock`,
    );
    expect(await missingMigrations(database)).toEqual(names);
    expect(await migrateToLatest(database.url)).toEqual([]);
    expect(await missingMigrations(database)).toEqual([]);

    await using program = openProgram(database.url);
    expect(await program.migrate(2)).toHaveLength(2);
  },
);

test(
  'a store in its own schema can share table names with the host program',
  manyMigrations,
  async () => {
    await using database = await cloneTestDatabase(testServer().url);
    await database.pool.query(
      `CREATE TABLE users (login text); INSERT INTO users VALUES ('ada'); CREATE TABLE orders (id int)`,
    );
    const urls = await Promise.all(
      Array.from({ length: 5 }, () => useSchema(database.url, 'shop')),
    );
    const url = urls[0] ?? '';
    const migrated = await Promise.all([migrateToLatest(url), migrateToLatest(url)]);
    expect(migrated.flat()).toEqual(names);

    await using store = openDatabase({ url });
    await store.pool.query(`INSERT INTO users (email, name) VALUES ('ada@example.com', 'Ada')`);
    expect((await store.pool.query('SELECT name FROM shop.users')).rows).toEqual([{ name: 'Ada' }]);
    expect((await database.pool.query('SELECT * FROM users')).rows).toEqual([{ login: 'ada' }]);
    await rollBackAll(url);
    expect((await database.pool.query('SELECT * FROM users')).rows).toEqual([{ login: 'ada' }]);
  },
);

// Failure case 61: docs/failure-cases.md
test(
  'leaves nothing behind in a database with other tables of the same names, and works in a new schema',
  manyMigrations,
  async () => {
    await using database = await cloneTestDatabase(testServer().url);
    const tables = async () =>
      (
        await database.pool.query(
          `SELECT relname FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
           WHERE nspname = 'public' ORDER BY 1`,
        )
      ).rows;
    for (const foreign of ['webhooks (id text)', 'orders (id text)', 'users (login text)']) {
      await database.pool.query(`CREATE TABLE ${foreign}`);
      const before = await tables();
      await expect(migrateToLatest(database.url)).rejects.toThrow('already exists');
      expect(await tables()).toEqual(before);
    }
    const url = `${database.url}?options=-c%20search_path%3Dshop`;
    expect(await migrateToLatest(url)).toEqual(names);
    await using store = openDatabase({ url });
    await store.pool.query(`INSERT INTO users (email, name) VALUES ('ada@example.com', 'Ada')`);
    expect((await store.pool.query('SELECT name FROM shop.users')).rows).toEqual([{ name: 'Ada' }]);
  },
);

test('rejects schema names that would need quotes', async () => {
  for (const name of ['', 'Shop', 'shop; DROP SCHEMA public', 'a-b', '1st', 'x'.repeat(64)]) {
    await expect(useSchema('postgres://nobody@127.0.0.1:1/none', name)).rejects.toThrow(
      'is not a valid schema name',
    );
  }
});

/** A host program that uses Knex as its documentation shows. */
function openProgram(url: string) {
  const known: Readonly<Record<string, Knex.Migration>> = {
    '001_suppliers.js': {
      up: ({ schema }) => schema.createTable('suppliers', (table) => void table.text('name')),
      down: ({ schema }) => schema.dropTable('suppliers'),
    },
    '002_product_suppliers.js': {
      up: ({ schema }) =>
        schema.createTable('product_suppliers', (table) => {
          table.bigInteger('product_id').references('products.id').onDelete('CASCADE');
        }),
      down: ({ schema }) => schema.dropTable('product_suppliers'),
    },
  };
  let written = 0;
  const migrationSource: Knex.MigrationSource<[string, Knex.Migration]> = {
    getMigrations: () => Promise.resolve(Object.entries(known).slice(0, written)),
    getMigrationName: ([name]) => name,
    getMigration: ([, migration]) => Promise.resolve(migration),
  };
  const instance = knex({ client: 'pg', connection: url, migrations: { migrationSource } });
  return {
    knex: instance,
    /** Runs the first `count` migrations and returns the new ones. */
    async migrate(count: number): Promise<string[]> {
      written = count;
      const [, applied]: [number, string[]] = await instance.migrate.latest();
      return applied;
    },
    [Symbol.asyncDispose]: () => instance.destroy(),
  };
}
