import { expect } from 'vitest';
import { migrateToLatest } from '../migrate.ts';
import { databaseTest } from '../testing/database-test.ts';
import { findTextProblems } from '../text/find-text-problems.ts';
import type { Database } from '../open-database.ts';
import { migrations } from './index.ts';

/** Rolls these migrations back, newest first, runs the statements of an earlier release, and migrates again. */
async function migrateAfter(
  database: Database & { readonly url: string },
  names: readonly string[],
  statements: (pool: Database['pool']) => Promise<unknown>,
): Promise<void> {
  for (const name of names.toReversed()) {
    await migrations.find((migration) => migration.name === name)?.down?.(database.knex);
    await database.knex('order_store_migrations').where({ name }).delete();
  }
  await statements(database.pool);
  await migrateToLatest(database.url);
}

// Failure case 54: docs/failure-cases.md
databaseTest(
  'normalizes stored names and SKUs, and reports SKUs that become equal',
  async ({ database }) => {
    await migrateAfter(database, ['026_normalize_text', '027_fold_emails'], (pool) =>
      pool.query(
        `INSERT INTO products (id, sku, name, description, price)
       SELECT * FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::numeric[])`,
        [
          [1, 2, 3, 4, 5],
          [decomposed('CAFÉ'), 'CAFÉ', 'PLAIN-1', 'PLAIN-1\u200B', decomposed('THÉ')],
          [decomposed('Café'), 'Zero\u200Bwidth\nname', 'ok', 'ok', '\u200B'],
          [decomposed('schön\n\u0007'), null, null, null, null],
          [1, 1, 1, 1, 1],
        ],
      ),
    );
    const { rows } = await database.pool.query(
      'SELECT sku, name, description FROM products ORDER BY id',
    );
    expect(rows).toEqual([
      { sku: decomposed('CAFÉ'), name: 'Café', description: 'schön' },
      { sku: 'CAFÉ', name: 'Zerowidth name', description: null },
      { sku: 'PLAIN-1', name: 'ok', description: null },
      { sku: 'PLAIN-1\u200B', name: 'ok', description: null },
      { sku: 'THÉ', name: '\u200B', description: null },
    ]);
    expect(await findTextProblems(database.pool)).toEqual([
      'Products 1 and 2 have SKUs that look the same: give one of them another SKU',
      'Products 4 and 3 have SKUs that look the same: give one of them another SKU',
    ]);

    await database.pool.query(`UPDATE products SET sku = 'CAFÉ-OLD' WHERE id = 1`);
    await database.pool.query('DELETE FROM products WHERE id = 4');
    expect(await findTextProblems(database.pool)).toEqual([]);
  },
);

databaseTest('gives existing products their search rows', async ({ database }) => {
  const names = ['025_create_product_search', '026_normalize_text', '027_fold_emails'];
  await migrateAfter(database, names, (pool) =>
    pool.query(
      `INSERT INTO products (sku, name, description, price)
       SELECT 'S-' || n, 'Näme ' || n, CASE WHEN n % 2 = 0 THEN 'Text' END, 1 FROM generate_series(1, 5500) AS n`,
    ),
  );
  const { rows } = await database.pool.query(`
    SELECT count(*)::int AS products, count(*) FILTER (WHERE search.name = products.name
      AND text = search_fold(concat_ws(chr(10), products.name, sku, description, ''))
      AND letters = search_letters(text))::int AS found
    FROM products LEFT JOIN product_search search ON product_id = id`);
  expect(rows).toEqual([{ products: 5500, found: 5500 }]);
});

databaseTest('works without pg_trgm, and says what is missing', async ({ database }) => {
  await database.pool.query('DROP EXTENSION pg_trgm CASCADE');
  const [problem = '', ...others] = await findTextProblems(database.pool);
  expect(others).toEqual([]);
  expect(problem).toContain('pg_trgm');
  const statements = problem.slice(problem.indexOf(': ') + 2).split('; ');
  expect(statements).toHaveLength(2);
  for (const statement of statements) await database.pool.query(statement);
  expect(await findTextProblems(database.pool)).toEqual([]);
});

// Failure case 53: docs/failure-cases.md
databaseTest(
  'keeps accounts whose addresses differ in letter case only, and reports them',
  async ({ database }) => {
    await migrateAfter(database, ['027_fold_emails'], async (pool) => {
      // A Turkish database folds I to a dotless i, so its index allowed both.
      await pool.query('DROP INDEX users_email_lower_key');
      await pool.query(
        `INSERT INTO users (id, email, name) VALUES (101, 'INFO@example.com', 'A'), (102, 'info@example.com', 'B')`,
      );
    });
    const [problem = ''] = await findTextProblems(database.pool);
    expect(problem).toContain('Users 102 and 101 have the same e-mail address');
    await database.pool.query(`UPDATE users SET email = 'second@example.com' WHERE id = 102`);
    expect(await findTextProblems(database.pool)).toEqual([]);
    for (const statement of problem.slice(problem.indexOf('DROP')).split('; '))
      await database.pool.query(statement);
    await expect(
      database.pool.query(`INSERT INTO users (email, name) VALUES ('Info@example.com', 'C')`),
    ).rejects.toMatchObject({ constraint: 'users_email_folded' });
  },
);

function decomposed(text: string): string {
  return text.normalize('NFD');
}
