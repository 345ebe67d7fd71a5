import type { Pool } from 'pg';

/**
 * The migrated schema as text, read from PostgreSQL's catalogs: every table with its columns, constraints and indexes.
 * Identical for PostgreSQL 15 to 18. Omits the tables of the migration runner.
 */
export async function describeSchema(pool: Pool): Promise<string> {
  const { rows } = await pool.query<{ table: string; lines: string[] }>(sql);
  return rows
    .map(({ table, lines }) => `${table}\n${lines.map((line) => `  ${line}\n`).join('')}`)
    .join('\n');
}

const sql = `
WITH tables AS (
  SELECT oid, relname FROM pg_class
  WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname NOT LIKE 'order_store_migrations%'
), lines AS (
  SELECT attrelid AS oid, 1 AS part, attnum::text AS place,
         format('%I %s%s%s', attname, format_type(atttypid, atttypmod),
                CASE WHEN attnotnull THEN ' NOT NULL' ELSE '' END,
                COALESCE(' DEFAULT ' || pg_get_expr(adbin, adrelid), '')) AS line
  FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
  WHERE attnum > 0 AND NOT attisdropped
  UNION ALL
  SELECT conrelid, 2, conname, format('CONSTRAINT %I %s', conname, pg_get_constraintdef(oid))
  FROM pg_constraint WHERE contype IN ('p', 'u', 'f', 'c')
  UNION ALL
  SELECT indrelid, 3, indexrelid::regclass::text, pg_get_indexdef(indexrelid)
  FROM pg_index WHERE NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u'))
)
SELECT relname AS table, array_agg(line ORDER BY part, length(place) * (part = 1)::int, place COLLATE "C") AS lines
FROM tables JOIN lines USING (oid)
GROUP BY relname ORDER BY relname COLLATE "C"`;
