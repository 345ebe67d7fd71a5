import type { PoolClient } from 'pg';
import { idsIn, partitionName, type Month, type MonthPlan } from './months.ts';
import { nameOfBefore, type PartitionedTable } from './partitioned-tables.ts';

/**
 * Makes the partition of a month. It gets the indexes, foreign keys and checks of its table, and what the rows of
 * before have by themselves: a primary key where the whole table can have none, and an index for what is kept
 * unique otherwise, such as an order's number.
 */
export async function createMonth(
  client: PoolClient,
  { name }: PartitionedTable,
  month: Month,
  plan: MonthPlan,
): Promise<void> {
  const [from, to] = idsIn(month, plan);
  const partition = partitionName(name, month);
  const { rows } = await client.query<OwnConstraint>(ownConstraints, [nameOfBefore(name)]);
  const { rows: owners } = await client.query<{ owner: string }>(
    'SELECT relowner::regrole::text AS owner FROM pg_class WHERE oid = to_regclass($1)',
    [name],
  );
  await client.query(
    [
      `SET LOCAL ROLE ${owners[0]?.owner ?? 'NONE'}`,
      `CREATE TABLE ${partition} PARTITION OF ${name} FOR VALUES FROM (${from}) TO (${to})`,
      ...rows.map(({ primaryKey, index }) =>
        primaryKey === null
          ? `CREATE INDEX ON ${partition} ${index}`
          : `ALTER TABLE ${partition} ADD ${primaryKey}`,
      ),
    ].join(';\n'),
  );
}

interface OwnConstraint {
  readonly primaryKey: string | null;
  readonly index: string;
}

const ownConstraints = `
SELECT CASE contype WHEN 'p' THEN pg_get_constraintdef(oid) END AS "primaryKey",
       substring(pg_get_indexdef(conindid) FROM ' (USING .*)$') AS index
FROM pg_constraint WHERE conrelid = to_regclass($1) AND contype IN ('p', 'u') AND conparentid = 0`;
