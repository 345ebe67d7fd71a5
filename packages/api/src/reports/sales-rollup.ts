import type { Database } from '@order-store/db';
import type { Logger } from 'pino';
import {
  startBackgroundTask,
  type BackgroundTask,
} from '../platform/background/background-task.ts';
import { rollUpSales } from './roll-up-sales.ts';

/**
 * Rolls up new orders into the sales figures every second until stopped. Safe in every process. Reports are exact
 * without it but slower. Failures are logged and retried.
 */
export function startSalesRollup(database: Database, log: Logger): BackgroundTask {
  return startBackgroundTask({
    intervalMs,
    async run(signal) {
      await rollUpSales(database, { signal });
    },
    onFailure: (err) => log.warn({ err }, 'sales rollup failed; retrying'),
  });
}

/** A short interval keeps each rollup small, so that it does not compete with placing orders. */
const intervalMs = 1000;
