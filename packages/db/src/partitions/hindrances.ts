import type { Pool } from 'pg';
import { PartitionError } from './partition-error.ts';
import type { PartitionedTable } from './partitioned-tables.ts';

/**
 * Refuses to cut a table on which something hangs that would stay with the rows of before, or that partitions
 * can't carry.
 * @throws {PartitionError} that names all of it, and what to do.
 */
export async function refuseWhatStandsInTheWay(
  pool: Pool,
  { name, key }: PartitionedTable,
): Promise<void> {
  const { rows } = await pool.query<{ what: string }>(hindrancesSql, [name, key]);
  if (rows.length === 0) return;
  throw new PartitionError(
    `${name} can't be cut by month as long as there is ${rows.map(({ what }) => what).join('; ')}. Drop it first and make it anew afterwards, in a way that suits a partitioned table.`,
  );
}

const hindrancesSql = `
SELECT DISTINCT format('the view %s on it', rewrite.ev_class::regclass) AS what
FROM pg_depend JOIN pg_rewrite rewrite ON rewrite.oid = objid
WHERE classid = 'pg_rewrite'::regclass AND refobjid = $1::regclass AND ev_class <> $1::regclass
UNION ALL
SELECT format('the publication %s of it', pubname)
FROM pg_publication_rel JOIN pg_publication ON pg_publication.oid = prpubid WHERE prrelid = $1::regclass
UNION ALL
SELECT format('the policy %s on it', polname) FROM pg_policy WHERE polrelid = $1::regclass
UNION ALL
SELECT format('the table %s that inherits from it', inhrelid::regclass) FROM pg_inherits WHERE inhparent = $1::regclass
UNION ALL
SELECT format('the foreign key %s of %s to another column than %s', conname, conrelid::regclass, $2::text)
FROM pg_constraint
WHERE confrelid = $1::regclass AND contype = 'f' AND NOT EXISTS (
  SELECT FROM pg_attribute WHERE attrelid = confrelid AND attname = $2 AND attnum = ANY (confkey)
)
UNION ALL
SELECT format('the unique index %s, which no constraint carries and which has not %s', indexrelid::regclass, $2::text)
FROM pg_index
WHERE indrelid = $1::regclass AND indisunique
  AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
  AND NOT EXISTS (
    SELECT FROM pg_attribute WHERE attrelid = indrelid AND attname = $2 AND attnum = ANY (indkey[0:indnkeyatts - 1])
  )
UNION ALL
SELECT format('the constraint %s', conname) FROM pg_constraint WHERE conrelid = $1::regclass AND contype = 'x'`;
