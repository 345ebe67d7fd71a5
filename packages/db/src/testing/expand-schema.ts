import { openDatabase } from '../open-database.ts';

/**
 * Changes a database as future migrations may (see docs/upgrades.md): adds nullable columns and NOT NULL columns with
 * constant defaults to every table, a new table, and the record of an unknown migration. Each statement is its own
 * transaction, so it can run next to a store in use.
 */
export async function expandSchema(url: string): Promise<void> {
  await using database = openDatabase({ url, maxOpenConnections: 1 });
  const { rows } = await database.pool.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class
     WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'
       AND relname NOT LIKE '%migrations%'
     ORDER BY relname`,
  );
  for (const statement of expansionOf(rows.map(({ name }) => name)))
    await database.pool.query(statement);
  await database
    .knex('order_store_migrations')
    .insert({ name: '999_of_a_newer_release', batch: 999 });
}

/** The statements for these tables. The migration rules accept all of them. */
export function expansionOf(tables: readonly string[]): string[] {
  return [
    ...tables.flatMap((table) => [
      `ALTER TABLE ${table} ADD COLUMN next_note TEXT`,
      `ALTER TABLE ${table} ADD COLUMN next_count INTEGER NOT NULL DEFAULT 0`,
      `ALTER TABLE ${table} ADD COLUMN next_moment TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP`,
    ]),
    `CREATE TABLE next_things (
       id BIGSERIAL PRIMARY KEY,
       product_id BIGINT NOT NULL REFERENCES products ON DELETE CASCADE
     )`,
  ];
}
