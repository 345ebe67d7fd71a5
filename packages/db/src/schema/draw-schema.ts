import type { Pool } from 'pg';

/** The tables and their foreign keys as a Mermaid entity-relationship diagram, read from PostgreSQL's catalogs. */
export async function drawSchema(pool: Pool): Promise<string> {
  const { rows: columns } = await pool.query<Column>(columnsSql);
  const { rows: references } = await pool.query<Reference>(referencesSql);
  const tables = Map.groupBy(columns, (column) => column.table);
  return [
    'erDiagram',
    ...references.map(drawReference),
    ...[...tables].flatMap(([table, tableColumns]) => [
      `  ${table} {`,
      ...tableColumns.map(drawColumn),
      '  }',
    ]),
    '',
  ].join('\n');
}

interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly keys: string[];
}

interface Reference {
  readonly from: string;
  readonly to: string;
  readonly column: string;
  readonly required: boolean;
  readonly single: boolean;
  readonly onDelete: string;
}

function drawReference({ from, to, column, required, single, onDelete }: Reference): string {
  return `  ${to} ${required ? '||' : '|o'}--${single ? 'o|' : 'o{'} ${from} : "${column}, ${onDelete}"`;
}

function drawColumn({ column, type, keys }: Column): string {
  return `    ${type.replaceAll(/[^A-Za-z0-9_]+/g, '_').replace(/_$/, '')} ${column} ${keys.join(', ')}`.trimEnd();
}

const columnsSql = `
SELECT relname AS table, attname AS column,
       replace(replace(format_type(atttypid, atttypmod), 'character varying', 'varchar'), ' without time zone', '') AS type,
       ARRAY(SELECT DISTINCT CASE contype WHEN 'p' THEN 'PK' WHEN 'f' THEN 'FK' ELSE 'UK' END FROM pg_constraint
             WHERE conrelid = attrelid AND attnum = ANY (conkey) AND contype IN ('p', 'f', 'u')
             ORDER BY 1 DESC) AS keys
FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname NOT LIKE 'order_store_migrations%'
  AND attnum > 0 AND NOT attisdropped
ORDER BY relname COLLATE "C", attnum`;

const referencesSql = `
SELECT conrelid::regclass::text AS from, confrelid::regclass::text AS to, attname AS column,
       attnotnull AS required,
       EXISTS (SELECT FROM pg_constraint u WHERE u.conrelid = f.conrelid AND u.contype IN ('p', 'u') AND u.conkey = f.conkey) AS single,
       CASE confdeltype WHEN 'c' THEN 'cascades' WHEN 'r' THEN 'restricts' WHEN 'n' THEN 'set to null' ELSE 'no action' END AS "onDelete"
FROM pg_constraint f JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[1]
WHERE contype = 'f' AND connamespace = 'public'::regnamespace
ORDER BY 1, 3`;
