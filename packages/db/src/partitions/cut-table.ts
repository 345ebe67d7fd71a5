import type { Pool, PoolClient } from 'pg';
import { readAnatomy, type Index, type Reference } from './anatomy.ts';
import { boundOf } from './bound.ts';
import { briefly } from './briefly.ts';
import { createMonth } from './create-month.ts';
import { lockForCutting } from './lock-tables.ts';
import type { MonthPlan } from './months.ts';
import { nameOfBefore, type PartitionedTable } from './partitioned-tables.ts';

/**
 * Puts a partitioned table in a table's place, in one short transaction that moves no row: the table of old, on
 * which {@link boundOf} has to hold, becomes the partition of all that is there, and the plan's first
 * month gets one for what comes. Indexes, foreign keys, triggers, rights and the sequence go along. What
 * others refer to it by holds for new rows at once; for those that are there it did already, and has yet to be
 * validated: see `validateReferences`.
 */
export async function cutTable(
  pool: Pool,
  table: PartitionedTable,
  plan: MonthPlan,
  atTheSameTime: (client: PoolClient) => Promise<void> = async () => {},
): Promise<void> {
  const { name, key } = table;
  const before = nameOfBefore(name);
  await briefly(pool, `Cutting ${name}`, async (client) => {
    await lockForCutting(client, name);
    const anatomy = await readAnatomy(client, table);
    await client.query(
      [
        // A superuser would otherwise own what the store's role has to use.
        `SET LOCAL ROLE ${anatomy.owner}`,
        ...anatomy.triggers.map((trigger) => `DROP TRIGGER ${trigger.name} ON ${name}`),
        ...anatomy.referencedBy.map((one) => `ALTER TABLE ${one.from} DROP CONSTRAINT ${one.name}`),
        `ALTER TABLE ${name} RENAME TO ${before}`,
        ...anatomy.indexes.map(
          (index) => `ALTER INDEX ${index.name} RENAME TO ${index.name}_before`,
        ),
        `CREATE TABLE ${name} (
           LIKE ${before} INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING STORAGE INCLUDING COMMENTS
         ) PARTITION BY RANGE (${key})`,
        `ALTER TABLE ${name} DROP CONSTRAINT ${boundOf(table)}`,
        ...anatomy.indexes
          .filter(({ hasKey, isUnique }) => hasKey || !isUnique)
          .map((index) => add(name, index)),
        ...anatomy.references.map(
          (one) => `ALTER TABLE ${name} ADD CONSTRAINT ${whileAttaching(one)} ${one.definition}`,
        ),
        `ALTER TABLE ${name} ATTACH PARTITION ${before} FOR VALUES FROM (MINVALUE) TO (${plan.begin})`,
        `ALTER TABLE ${before} DROP CONSTRAINT ${boundOf(table)}`,
        ...anatomy.references
          .filter((one) => whileAttaching(one) !== one.name)
          .map(
            (one) => `ALTER TABLE ${name} RENAME CONSTRAINT ${whileAttaching(one)} TO ${one.name}`,
          ),
        ...anatomy.sequences.map(
          (one) => `ALTER SEQUENCE ${one.name} OWNED BY ${name}.${one.column}`,
        ),
        ...anatomy.grants,
        ...anatomy.triggers.map((trigger) => trigger.definition),
      ].join(';\n'),
    );
    await createMonth(client, table, plan.first, plan);
    await client.query(
      anatomy.referencedBy
        .map(
          (one) => `ALTER TABLE ${one.from} ADD CONSTRAINT ${one.name} ${one.definition} NOT VALID`,
        )
        .join(';\n'),
    );
    await atTheSameTime(client);
  });
}

/**
 * PostgreSQL 18.4 takes over a partition's foreign keys in the order of their names, and fails on those after one
 * to a partitioned table ("cache lookup failed for constraint"): so these come last.
 */
function whileAttaching({ name, toPartitioned }: Reference): string {
  return toPartitioned ? `zz_${name}` : name;
}

function add(table: string, { name, constraint, isUnique, definition }: Index): string {
  return constraint === null
    ? `CREATE ${isUnique ? 'UNIQUE ' : ''}INDEX ${name} ON ${table} ${definition}`
    : `ALTER TABLE ${table} ADD CONSTRAINT ${name} ${constraint}`;
}
