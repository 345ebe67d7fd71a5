import { isRetryable, openDatabase } from '@order-store/db';
import type { Pool, QueryConfig } from 'pg';
import { LatencyRecorder } from '../load/latency-recorder.ts';
import type { LoadResult, Timing } from '../load/load.ts';
import { randomId, randomLines } from '../load/requests.ts';
import { serveJobs } from '../processes/worker-process.ts';
import type { Population } from '../store/population.ts';
import { placeStatement } from './place-statement.ts';

/** One round of orders placed by the prepared statement, directly through the driver's pool. */
export interface StatementLoad extends Population, Timing {
  readonly databaseUrl: string;
  readonly callers: number;
  /** Products per order. */
  readonly lines: number;
}

serveJobs<StatementLoad, LoadResult>(runStatements);

/** @throws {Error} at the first order that fails. Deadlocks are retried, as in the API. */
async function runStatements(load: StatementLoad): Promise<LoadResult> {
  const { databaseUrl, callers, users, products, lines } = load;
  await using database = openDatabase({ url: databaseUrl, maxIdleConnections: 25 });
  const text = placeStatement(lines);
  const recorder = new LatencyRecorder(load);
  const placeOrders = async () => {
    while (!recorder.isOver()) {
      const startedAt = performance.now();
      const drawn = randomLines(products, lines);
      const query = {
        name: 'place',
        text,
        values: [
          randomId(users),
          ...drawn.map(({ productId }) => productId),
          ...drawn.map(({ quantity }) => quantity),
        ],
      };
      await place(database.pool, query);
      recorder.record(performance.now() - startedAt);
    }
  };
  await Promise.all(Array.from({ length: callers }, placeOrders));
  return recorder.result();
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
