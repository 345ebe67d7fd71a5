import { execute, query, runInTransaction, type Database } from '@order-store/db';
import type { Logger } from 'pino';
import {
  startBackgroundTask,
  type BackgroundTask,
} from '../platform/background/background-task.ts';

/**
 * Adds the totals of new orders to `order_totals` every five seconds until stopped. Safe in every process. Lists are exact
 * without it, but then filters by rare totals are slower. Failures are logged and retried.
 */
export function startOrderTotals(database: Database, log: Logger): BackgroundTask {
  return startBackgroundTask({
    intervalMs: 5000,
    async run(signal) {
      await addOrderTotals(database, { signal });
    },
    onFailure: (err) => log.warn({ err }, 'adding the totals of orders failed; retrying'),
  });
}

/**
 * Adds the totals of orders by their first events, in commit order as `reports/roll-up-sales.ts`, `batchSize` events per
 * transaction. Returns the number of events that were read. If several processes run it, one does the work.
 */
export async function addOrderTotals(
  database: Database,
  { batchSize = 5000, signal }: { readonly batchSize?: number; readonly signal?: AbortSignal } = {},
): Promise<number> {
  let added = 0;
  while (signal?.aborted !== true) {
    const count = await runInTransaction(database, async (transaction) => {
      // As for the sales figures: without known bounds PostgreSQL expects a range of a third of the table.
      await execute(transaction, 'SET LOCAL jit = off; SET LOCAL enable_seqscan = off');
      const [batch] = await query<{ count: number }>(transaction, sql, [batchSize]);
      return batch?.count ?? 0;
    });
    added += count;
    if (count < batchSize) break;
  }
  return added;
}

const sql = `
WITH begin AS MATERIALIZED (
  SELECT transaction_id, event_id FROM order_totals_until FOR UPDATE SKIP LOCKED
), next AS MATERIALIZED (
  SELECT order_events.transaction_id, order_events.id, order_id, from_status
  FROM order_events
  WHERE (order_events.transaction_id, order_events.id)
      > ((SELECT transaction_id FROM begin), (SELECT event_id FROM begin))
    AND order_events.transaction_id < pg_snapshot_xmin(pg_current_snapshot())
  ORDER BY order_events.transaction_id, order_events.id LIMIT $1
), added AS (
  INSERT INTO order_totals (total_amount, order_id)
  SELECT total_amount, orders.id FROM next JOIN orders ON orders.id = order_id WHERE from_status IS NULL
  ON CONFLICT DO NOTHING
), until AS (
  UPDATE order_totals_until SET transaction_id = last.transaction_id, event_id = last.id
  FROM (SELECT transaction_id, id FROM next ORDER BY transaction_id DESC, id DESC LIMIT 1) last
)
SELECT count(*)::int AS count FROM next`;
