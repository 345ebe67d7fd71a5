import type { Pool } from 'pg';
import { holdMigrationLock } from '../migration-lock.ts';
import { missingMigrations } from '../migrate.ts';
import { proveBound } from './bound.ts';
import { cutTable } from './cut-table.ts';
import { refuseWhatStandsInTheWay } from './hindrances.ts';
import { keepMonths } from './keep-months.ts';
import { readLayout } from './layout.ts';
import { planAfter, type MonthPlan } from './months.ts';
import { openForPartitions } from './open-for-partitions.ts';
import { gatherOrderNumbers, takeOverUniqueness } from './order-numbers.ts';
import { PartitionError } from './partition-error.ts';
import { partitionedTables } from './partitioned-tables.ts';
import { validateReferences } from './validate-references.ts';

export interface PartitionOrdersOptions {
  /** A step has begun, or is that far: of `copying order numbers`, 0.4 is done. */
  readonly onProgress?: (step: string, done: number) => void;
}

/**
 * Cuts orders, their items and their history by month, while the store goes on selling. No row moves: what
 * is there becomes one partition, and from then on each month has its own, by the ids of its orders. Callers wait
 * for three short locks. May be ended and begun again at any step; on a store that is cut already it only
 * looks after the months. Returns whether there was anything to do.
 *
 * @throws {PartitionError} that says what to do first, when migrations are missing or something of one's own hangs on
 * the tables that can't go along.
 * Source: PostgreSQL, "Table Partitioning", "Partition Maintenance".
 */
export async function partitionOrders(
  url: string,
  { onProgress = () => {} }: PartitionOrdersOptions = {},
): Promise<boolean> {
  return holdMigrationLock(url, async () => {
    await using database = openForPartitions(url);
    const { pool } = database;
    const missing = await missingMigrations(database);
    if (missing.length > 0)
      throw new PartitionError(
        `The database lacks the migrations ${missing.join(', ')}: start the API once, which makes them`,
      );

    const uncut = [];
    for (const table of partitionedTables)
      if (!(await readLayout(pool, table.name))) uncut.push(table);
    const plan = (await readLayout(pool, 'orders'))?.plan ?? (await newPlan(pool));
    for (const table of uncut) await refuseWhatStandsInTheWay(pool, table);
    for (const table of uncut) {
      onProgress(`looking through ${table.name}`, 0);
      await proveBound(pool, table, plan);
    }
    for (const table of uncut) {
      // A foreign key that holds for all rows is taken along; another would be looked through under the lock.
      await validateReferences(pool, onProgress);
      const isOrders = table.name === 'orders';
      if (isOrders)
        await gatherOrderNumbers(pool, (done) => onProgress('copying order numbers', done));
      onProgress(`cutting ${table.name}`, 0);
      await cutTable(pool, table, plan, isOrders ? takeOverUniqueness : undefined);
    }
    await validateReferences(pool, onProgress);
    onProgress('making the months to come', 0);
    await keepMonths(pool);
    return uncut.length > 0;
  });
}

async function newPlan(pool: Pool): Promise<MonthPlan> {
  const { rows } = await pool.query<{ last: string; month: string }>(
    `SELECT last_value AS last, to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM') AS month FROM orders_id_seq`,
  );
  const [now] = rows;
  if (!now) throw new Error('There is no sequence orders_id_seq');
  return planAfter(BigInt(now.last), now.month);
}
