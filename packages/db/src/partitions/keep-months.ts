import type { Pool, PoolClient } from 'pg';
import { briefly } from './briefly.ts';
import { createMonth } from './create-month.ts';
import { lockForMonth } from './lock-tables.ts';
import { readLayout, type Layout } from './layout.ts';
import { idsIn, monthsFrom, type Month, type MonthPlan } from './months.ts';
import { openForPartitions } from './open-for-partitions.ts';
import { partitionedTables } from './partitioned-tables.ts';

export interface KeepMonthsOptions {
  /** How many months after this one have their partitions ready. */
  readonly ahead?: number;
  /** By default this one, by the database's clock. */
  readonly month?: Month;
}

/**
 * On a store that is cut by month: makes the partitions of the months to come, and once a month has
 * begun gives its ids to new orders. On others it does nothing. Any number of processes may call it at any time;
 * when none does for long, orders go on in the last month that had begun. Returns the months that it made
 * partitions for.
 */
export async function keepMonths(
  pool: Pool,
  { ahead = 3, month: asked }: KeepMonthsOptions = {},
): Promise<Month[]> {
  if (!(await planOfAll(pool))) return [];
  const { rows } = await pool.query<{ month: Month }>(
    `SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM') AS month`,
  );
  const month = asked ?? rows[0]?.month ?? '';
  const made = new Set<Month>();
  for (const wanted of monthsFrom(month, ahead)) {
    for (const table of partitionedTables) {
      const layout = await readLayout(pool, table.name);
      if (!layout || isThere(wanted, layout)) continue;
      await briefly(pool, `Making the partition of ${wanted}`, async (client) => {
        await client.query(oneAtATime);
        await lockForMonth(client, table.name);
        // Another process may have been faster.
        const now = await readLayout(client, table.name);
        if (!now || isThere(wanted, now)) return;
        await createMonth(client, table, wanted, now.plan);
        made.add(wanted);
      });
    }
  }
  await beginMonth(pool, month);
  // Autovacuum looks at partitions only, the planner also at the table above them.
  if (made.size > 0) for (const { name } of partitionedTables) await pool.query(`ANALYZE ${name}`);
  return [...made];
}

/** {@link keepMonths} over a connection of its own, without timeouts: for a role that may change the schema. */
export async function keepMonthsAt(url: string, options?: KeepMonthsOptions): Promise<Month[]> {
  await using database = openForPartitions(url);
  return await keepMonths(database.pool, options);
}

/** New orders get the month's ids, unless they do or are further already. */
async function beginMonth(pool: Pool, month: Month): Promise<void> {
  await briefly(pool, `Beginning ${month}`, async (client) => {
    // Two at once could set the sequence back to ids that the other has let pass.
    await client.query(oneAtATime);
    const plan = await planOfAll(client);
    if (!plan || month < plan.first) return;
    const [from] = idsIn(month, plan);
    await client.query(
      `SELECT setval(pg_get_serial_sequence('orders', 'id'), $1, false)
       WHERE (SELECT last_value FROM orders_id_seq) < $1`,
      [from],
    );
  });
}

/**
 * The plan by which all tables are cut. While some are not yet, those let no row of a month in: orders must not get
 * its ids.
 */
async function planOfAll(connection: Pool | PoolClient): Promise<MonthPlan | undefined> {
  let plan: MonthPlan | undefined;
  for (const { name } of partitionedTables) {
    plan = (await readLayout(connection, name))?.plan;
    if (!plan) return undefined;
  }
  return plan;
}

/** Months before the first have no ids of their own. */
function isThere(month: Month, { plan, months }: Layout): boolean {
  return month < plan.first || months.includes(month);
}

const oneAtATime = `SELECT pg_advisory_xact_lock(hashtextextended('order-store partitions', 0))`;
