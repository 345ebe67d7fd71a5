import { isRetryable, openDatabase } from '@order-store/db';
import type { Pool, QueryConfig } from 'pg';
import type { Load, LoadResult } from '../load/load.ts';
import { draw, drawLines } from '../load/requests.ts';
import { Stopwatch } from '../load/stopwatch.ts';
import type { Population } from '../store/population.ts';
import { placeStatement } from './place-statement.ts';

/** Orders placed by the prepared statement, straight from the driver: nothing but the pool is in between. */
export interface StatementLoops extends Population, Pick<Load, 'warmUpSeconds' | 'until'> {
  readonly databaseUrl: string;
  readonly loops: number;
  readonly lines: number;
}

/** @throws {Error} at the first order that is refused. After a deadlock it is tried again, like the product's. */
export async function runStatementLoops(job: StatementLoops): Promise<LoadResult> {
  const { databaseUrl, loops, users, products, lines } = job;
  await using database = openDatabase({ url: databaseUrl, maxIdleConnections: 25 });
  const text = placeStatement(lines);
  const watch = new Stopwatch(job);
  const loop = async () => {
    while (!watch.isOver()) {
      const began = performance.now();
      const drawn = drawLines(products, lines);
      const query = {
        name: 'place',
        text,
        values: [
          draw(users),
          ...drawn.map(({ productId }) => productId),
          ...drawn.map(({ quantity }) => quantity),
        ],
      };
      await place(database.pool, query);
      watch.record(began);
    }
  };
  await Promise.all(Array.from({ length: loops }, loop));
  return watch.result();
}

async function place(pool: Pool, query: QueryConfig): Promise<void> {
  for (;;) {
    try {
      await pool.query(query);
      return;
    } catch (error) {
      if (!isRetryable(error)) throw error;
    }
  }
}
