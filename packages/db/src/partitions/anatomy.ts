import type { PoolClient } from 'pg';
import type { PartitionedTable } from './partitioned-tables.ts';

/** What hangs on a table and has to hang on the one that takes its place. */
export interface Anatomy {
  readonly owner: string;
  readonly indexes: readonly Index[];
  /** Foreign keys of the table. */
  readonly references: readonly Reference[];
  /** Foreign keys of others to it. */
  readonly referencedBy: readonly IncomingReference[];
  readonly triggers: readonly { readonly name: string; readonly definition: string }[];
  /** Sequences that a column owns, and goes with. */
  readonly sequences: readonly { readonly name: string; readonly column: string }[];
  readonly grants: readonly string[];
}

export interface Index {
  readonly name: string;
  /** From `USING` on. */
  readonly definition: string;
  readonly isUnique: boolean;
  /** Where it carries a primary key or a unique constraint: `PRIMARY KEY (id)`. */
  readonly constraint: string | null;
  /** Whether the column that cuts the table is in it: without that it can be unique within a partition only. */
  readonly hasKey: boolean;
}

export interface Constraint {
  readonly name: string;
  readonly definition: string;
}

export interface Reference extends Constraint {
  /** Whether it leads to a table that is cut already. */
  readonly toPartitioned: boolean;
}

export interface IncomingReference extends Constraint {
  readonly from: string;
}

/** Reads what hangs on a table, as statements can be made of it. */
export async function readAnatomy(
  client: PoolClient,
  { name, key }: PartitionedTable,
): Promise<Anatomy> {
  const read = async <T extends object>(sql: string, values: unknown[] = [name]) =>
    (await client.query<T>(sql, values)).rows;
  const [table] = await read<{ owner: string }>(
    `SELECT relowner::regrole::text AS owner FROM pg_class WHERE oid = $1::regclass`,
  );
  if (!table) throw new Error(`There is no table ${name}`);
  return {
    owner: table.owner,
    indexes: await read(indexesSql, [name, key]),
    references: await read(referencesSql),
    referencedBy: await read(referencedBySql),
    triggers: await read(triggersSql),
    sequences: await read(sequencesSql),
    grants: (await read<{ grant: string }>(grantsSql)).map(({ grant }) => grant),
  };
}

const indexesSql = `
SELECT quote_ident(relname) AS name, substring(pg_get_indexdef(indexrelid) FROM ' (USING .*)$') AS definition,
       indisunique AS "isUnique", pg_get_constraintdef(pg_constraint.oid) AS constraint,
       EXISTS (
         SELECT FROM pg_attribute
         WHERE attrelid = indrelid AND attname = $2 AND attnum = ANY (indkey[0:indnkeyatts - 1])
       ) AS "hasKey"
FROM pg_index
JOIN pg_class ON pg_class.oid = indexrelid
LEFT JOIN pg_constraint ON conindid = indexrelid AND contype IN ('p', 'u')
WHERE indrelid = $1::regclass
ORDER BY indisprimary DESC, relname`;

const referencesSql = `
SELECT quote_ident(conname) AS name, pg_get_constraintdef(pg_constraint.oid) AS definition,
       relkind = 'p' AS "toPartitioned"
FROM pg_constraint JOIN pg_class ON pg_class.oid = confrelid
WHERE conrelid = $1::regclass AND contype = 'f' AND conparentid = 0
ORDER BY conname`;

const referencedBySql = `
SELECT quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition, conrelid::regclass::text AS from
FROM pg_constraint WHERE confrelid = $1::regclass AND contype = 'f' AND conparentid = 0 ORDER BY conrelid::regclass::text`;

const triggersSql = `
SELECT quote_ident(tgname) AS name, pg_get_triggerdef(oid) AS definition
FROM pg_trigger WHERE tgrelid = $1::regclass AND NOT tgisinternal`;

const sequencesSql = `
SELECT pg_depend.objid::regclass::text AS name, quote_ident(attname) AS column
FROM pg_depend
JOIN pg_class ON pg_class.oid = objid AND relkind = 'S'
JOIN pg_attribute ON attrelid = refobjid AND attnum = refobjsubid
WHERE classid = 'pg_class'::regclass AND refobjid = $1::regclass AND deptype = 'a'`;

const grantsSql = `
SELECT format('GRANT %s ON %s TO %s%s', privilege_type, $1::regclass,
              CASE WHEN grantee = 0 THEN 'PUBLIC' ELSE grantee::regrole::text END,
              CASE WHEN is_grantable THEN ' WITH GRANT OPTION' ELSE '' END) AS grant
FROM pg_class CROSS JOIN LATERAL aclexplode(relacl)
WHERE oid = $1::regclass AND grantee <> relowner`;
