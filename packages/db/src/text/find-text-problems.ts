import type { Pool } from 'pg';

/** Problems with names, SKUs, addresses and search that only an operator can solve, as messages. */
export async function findTextProblems(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ problem: string }>(sql);
  return rows.map(({ problem }) => problem);
}

const sql = `
SELECT 'Search reads all products, because the extension pg_trgm is not available. Run as a role that may: CREATE EXTENSION pg_trgm; CREATE INDEX CONCURRENTLY idx_product_search_letters ON product_search USING gin (letters gin_trgm_ops)' AS problem
WHERE NOT EXISTS (
  SELECT FROM pg_index WHERE indexrelid = to_regclass('idx_product_search_letters') AND indisvalid)
UNION ALL
SELECT format('The order of names changed from ICU %s to %s. Run: REINDEX INDEX CONCURRENTLY idx_product_search_name_id; REINDEX INDEX CONCURRENTLY idx_product_search_listed; ALTER COLLATION pg_catalog."und-x-icu" REFRESH VERSION', collversion, pg_collation_actual_version(oid))
FROM pg_collation WHERE collname = 'und-x-icu' AND collversion <> pg_collation_actual_version(oid)
UNION ALL
SELECT format('Products %s and %s have SKUs that look the same: give one of them another SKU', row_id, equals_row_id)
FROM text_conflicts JOIN products ON products.id = row_id AND products.sku = value
WHERE table_name = 'products' AND column_name = 'sku'
UNION ALL
SELECT format('Users %s and %s have the same e-mail address in different letter case: change one of them. When no such users are left, run: DROP INDEX CONCURRENTLY users_email_folded; CREATE UNIQUE INDEX CONCURRENTLY users_email_folded ON users ((lower(email COLLATE "und-x-icu") COLLATE "C"))', row_id, equals_row_id)
FROM text_conflicts JOIN users ON users.id = row_id AND users.email = value
WHERE table_name = 'users' AND column_name = 'email'`;
