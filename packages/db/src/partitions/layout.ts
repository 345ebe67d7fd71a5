import type { Pool, PoolClient } from 'pg';
import { monthInName, type Month, type MonthPlan } from './months.ts';
import { nameOfBefore } from './partitioned-tables.ts';

/** How a table is cut. */
export interface Layout {
  readonly plan: MonthPlan;
  /** The months that have a partition, in their order. */
  readonly months: readonly Month[];
}

/** How a table is cut; undefined where it is a plain table. */
export async function readLayout(
  connection: Pool | PoolClient,
  table: string,
): Promise<Layout | undefined> {
  const { rows } = await connection.query<{ name: string; bounds: string }>(partitionsSql, [table]);
  const before = rows.find(({ name }) => name === nameOfBefore(table));
  const begin = /TO \('(\d+)'\)/.exec(before?.bounds ?? '')?.[1];
  const months = rows.flatMap(({ name }) => monthInName(name) ?? []).toSorted();
  const [first] = months;
  if (begin === undefined || first === undefined) return undefined;
  return { plan: { first, begin: BigInt(begin) }, months };
}

const partitionsSql = `
SELECT relname AS name, pg_get_expr(relpartbound, pg_class.oid) AS bounds
FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid
WHERE inhparent = to_regclass($1)`;
