import { readFile } from 'node:fs/promises';
import { expect } from 'vitest';
import { describeSchema } from '../schema/describe-schema.ts';
import { schemaPage } from '../schema/schema-page.ts';
import {
  migrateToLatest,
  PartitionedOrdersError,
  rollBackAll,
  schemaIsCurrent,
} from '../migrate.ts';
import { holdMigrationLock } from '../migration-lock.ts';
import { databaseTest } from '../testing/database-test.ts';
import { fillEveryTable } from '../testing/fill-every-table.ts';
import { migrations } from './index.ts';

databaseTest('schema.txt and schema.md match the migrated schema', async ({ database }) => {
  for (const [path, describe] of [
    ['../../schema.txt', describeSchema],
    ['../../../../docs/schema.md', schemaPage],
  ] as const) {
    const committed = await readFile(new URL(path, import.meta.url), 'utf8');
    expect(
      await describe(database.pool),
      `${path} is outdated: run \`npm run schema:dump\` and commit the changes`,
    ).toBe(committed);
  }
});

databaseTest('starts with the four migrations of the schema document, in its order', () => {
  expect(migrations.slice(0, 4).map((migration) => migration.name)).toEqual([
    '001_create_users',
    '002_create_products',
    '003_create_orders',
    '004_create_order_items',
  ]);
});

databaseTest(
  'rolls back all migrations with rows in every table, and migrates to the same schema again',
  async ({ database }) => {
    const before = await describeSchema(database.pool);
    await fillEveryTable(database.pool);

    const down = await rollBackAll(database.url);
    expect(down).toHaveLength(migrations.length);
    expect(await describeSchema(database.pool)).toBe('');
    expect(await schemaIsCurrent(database)).toBe(false);

    expect(await migrateToLatest(database.url)).toEqual(
      migrations.map((migration) => migration.name),
    );
    expect(await describeSchema(database.pool)).toBe(before);
    expect(await schemaIsCurrent(database)).toBe(true);
  },
);

databaseTest.for(migrations.slice(0, 4).map(({ name }, index) => ({ name, index })))(
  '$name rolls back although other tables depend on it',
  async ({ index }, { database }) => {
    await fillEveryTable(database.pool);
    await migrations[index]?.down?.(database.knex);
    expect(await describeSchema(database.pool)).not.toContain(`\n${tableOf(index)}\n`);
  },
);

databaseTest('runs each migration in its own transaction', async ({ database }) => {
  // So that locks are released before the next migration starts.
  const { rows } = await database.pool.query(
    'SELECT count(DISTINCT xmin::text)::int AS transactions FROM order_store_migrations',
  );
  expect(rows).toEqual([{ transactions: migrations.length }]);
});

databaseTest.for([
  ['a deadlock', '40P01', { attempts: 4 }],
  ['another error', '22012', { attempts: 1 }],
] as const)(
  'a migration that fails with %s is retried only if a retry can succeed',
  async ([, sqlState, { attempts }], { database }) => {
    const last = migrations.findLast(({ config }) => config?.transaction !== false);
    await last?.down?.(database.knex);
    // The first three attempts fail. A rollback does not reset a sequence.
    await database.pool.query(`
      DELETE FROM order_store_migrations WHERE name = '${last?.name}';
      CREATE SEQUENCE attempts;
      CREATE FUNCTION fail_three_times() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF nextval('attempts') <= 3 THEN RAISE 'on purpose' USING ERRCODE = '${sqlState}'; END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER fails BEFORE INSERT ON order_store_migrations
      FOR EACH ROW EXECUTE FUNCTION fail_three_times()`);

    const [outcome] = await Promise.allSettled([migrateToLatest(database.url)]);

    expect(outcome).toMatchObject(
      attempts > 1
        ? { status: 'fulfilled', value: [last?.name] }
        : { status: 'rejected', reason: { code: sqlState } },
    );
    expect(await schemaIsCurrent(database)).toBe(attempts > 1);
    const { rows } = await database.pool.query('SELECT last_value::int FROM attempts');
    expect(rows).toEqual([{ last_value: attempts }]);
  },
);

databaseTest(
  'a migration lock left behind by a crash does not block the next process',
  async ({ database }) => {
    await rollBackAll(database.url);
    await database.pool.query('UPDATE order_store_migrations_lock SET is_locked = 1');
    expect(await migrateToLatest(database.url)).toHaveLength(migrations.length);
  },
);

databaseTest(
  'does not wait for the migration lock when the schema is current',
  async ({ database }) => {
    await holdMigrationLock(database.url, async () => {
      expect(await migrateToLatest(database.url)).toEqual([]);
    });
  },
);

databaseTest('a process of an older release accepts a newer schema', async ({ database }) => {
  await database
    .knex('order_store_migrations')
    .insert({ name: '999_of_a_newer_release', batch: 9 });
  expect(await migrateToLatest(database.url)).toEqual([]);
  expect(await schemaIsCurrent(database)).toBe(true);
});

function tableOf(index: number): string {
  return ['users', 'products', 'orders', 'order_items'][index] ?? '';
}

databaseTest(
  'rejects a database with partitioned orders and says what to do',
  async ({ database }) => {
    await database.pool.query(
      'DROP TABLE orders CASCADE; CREATE TABLE orders (id BIGINT) PARTITION BY RANGE (id)',
    );
    await expect(migrateToLatest(database.url)).rejects.toThrow(PartitionedOrdersError);
  },
);
