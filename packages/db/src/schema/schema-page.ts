import type { Pool } from 'pg';

/** The Markdown page of the tables: a diagram of their foreign keys, and the columns of each. */
export async function schemaPage(pool: Pool): Promise<string> {
  const { rows: columns } = await pool.query<Column>(columnsSql);
  const { rows: references } = await pool.query<Reference>(referencesSql);
  const edges = new Set(references.map(({ from, to }) => `  ${from} --> ${to}\n`));
  const sections = Array.from(
    Map.groupBy(columns, ({ table }) => table),
    ([table, rows]) => `## ${table}\n\n${columnsHead}${rows.map(rowOf(references)).join('')}`,
  );
  return `${head}
\`\`\`mermaid
flowchart RL
${[...edges].join('')}\`\`\`

${sections.join('\n')}`;
}

interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly required: boolean;
  readonly keys: string[];
}

interface Reference {
  readonly from: string;
  readonly to: string;
  readonly column: string;
  readonly onDelete: string;
}

const head = `# Schema

Generated from a migrated database by \`npm run schema:dump\`; a test fails when it is outdated. All constraints and indexes are
in [schema.txt](../packages/db/schema.txt). An arrow is a foreign key.
`;

const columnsHead = `| column | type | key | references |
| --- | --- | --- | --- |
`;

function rowOf(references: readonly Reference[]) {
  return ({ table, column, type, required, keys }: Column): string => {
    const targets = references
      .filter((reference) => reference.from === table && reference.column === column)
      .map(({ to, onDelete }) => `[${to}](#${to}), ${onDelete}`);
    return `| ${column} | ${type}${required ? '' : ', nullable'} | ${keys.join(', ')} | ${targets.join('; ')} |\n`;
  };
}

const columnsSql = `
SELECT relname AS table, attname AS column, attnotnull AS required,
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
       CASE confdeltype WHEN 'c' THEN 'cascades' WHEN 'r' THEN 'restricts' WHEN 'n' THEN 'set to null' ELSE 'no action' END AS "onDelete"
FROM pg_constraint f JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[1]
WHERE contype = 'f' AND connamespace = 'public'::regnamespace
ORDER BY conrelid::regclass::text COLLATE "C", attname COLLATE "C"`;
