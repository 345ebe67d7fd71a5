import type { Pool } from 'pg';
import { briefly } from './briefly.ts';
import type { MonthPlan } from './months.ts';
import type { PartitionedTable } from './partitioned-tables.ts';

/**
 * Proves that all rows of a table lie before the plan's first month, without holding up those who write: with
 * the check that this leaves, PostgreSQL makes a partition of the table without reading it.
 * Source: PostgreSQL, "Table Partitioning", on ATTACH PARTITION and CHECK constraints.
 */
export async function proveBound(
  pool: Pool,
  table: PartitionedTable,
  { begin }: MonthPlan,
): Promise<void> {
  const { name, key } = table;
  const bound = boundOf(table);
  const { rowCount } = await pool.query(
    `SELECT FROM pg_constraint WHERE conrelid = to_regclass($1) AND conname = $2`,
    [name, bound],
  );
  if (rowCount === 0) {
    await briefly(pool, `Bounding ${name}`, async (client) => {
      await client.query(
        `ALTER TABLE ${name} ADD CONSTRAINT ${bound} CHECK (${key} < ${begin}) NOT VALID`,
      );
    });
  }
  await pool.query(`ALTER TABLE ${name} VALIDATE CONSTRAINT ${bound}`);
}

/** The name of the check. */
export function boundOf({ name }: PartitionedTable): string {
  return `${name}_before_months`;
}
