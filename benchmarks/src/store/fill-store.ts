import type { Pool } from 'pg';
import { withoutIndexes } from './without-indexes.ts';
import { tokenPrefix, type Ids, type Population } from './population.ts';

export interface StoreSize {
  readonly users: number;
  readonly products: number;
  /** Whether the products have descriptions of some 600 characters, instead of a short one. */
  readonly described?: boolean;
}

/** About a hundred words of 16 letters. */
const longDescription = `(
  SELECT string_agg(translate(substr(md5(n || '-' || k), 1, 3 + k % 6), '0123456789abcdef', 'etaoinshrdlucmfw'), ' ')
  FROM generate_series(1, 92) k)`;

/**
 * Fills an empty store with users, each with a session, and with products, each with an opening stock
 * movement.
 */
export async function fillStore(
  pool: Pool,
  { users, products, described = false }: StoreSize,
): Promise<Population> {
  await pool.query(
    `INSERT INTO users (email, name)
     SELECT format('user-%s@example.com', n), format('User %s', n) FROM generate_series(1, $1::int) n`,
    [users],
  );
  await pool.query(
    `INSERT INTO sessions (token_hash, user_id, expires_at)
     SELECT sha256(convert_to($1 || id, 'UTF8')), id, now() AT TIME ZONE 'UTC' + interval '30 days' FROM users`,
    [tokenPrefix],
  );
  // The index of searches is what takes long.
  await withoutIndexes(pool, described ? ['product_search'] : [], async (client) => {
    await client.query(insertProductsSql(described), [products, initialStock]);
  });
  await pool.query('VACUUM ANALYZE');
  return { users: await idsOf(pool, 'users'), products: await idsOf(pool, 'products') };
}

function insertProductsSql(described: boolean): string {
  const description = described ? longDescription : `'A product of the benchmark store.'`;
  return `
WITH new_products AS (
  INSERT INTO products (sku, name, description, price, stock_quantity)
  SELECT format('SKU-%s', lpad(n::text, 7, '0')), format('Product %s', n), ${description}, 0.99 + (n * 37 % 20000) / 100.0, $2
  FROM generate_series(1, $1::int) n
  RETURNING id, stock_quantity
)
INSERT INTO stock_movements (product_id, kind, delta, quantity_after)
SELECT id, 'opening', stock_quantity, stock_quantity FROM new_products`;
}

/** More than all measured orders need, and far below the maximum of an INT. */
const initialStock = 100_000_000;

/** The ids of a table that was just filled. */
async function idsOf(pool: Pool, table: 'users' | 'products'): Promise<Ids> {
  const { rows } = await pool.query<{ first: number; last: number; count: number }>(
    `SELECT min(id)::int AS first, max(id)::int AS last, count(*)::int AS count FROM ${table}`,
  );
  const [ids] = rows;
  if (!ids || ids.last - ids.first + 1 !== ids.count)
    throw new Error(`The ids of ${table} have gaps: the database was not empty`);
  return { first: ids.first, count: ids.count };
}
