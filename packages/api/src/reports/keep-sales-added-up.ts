import type { Database } from '@order-store/db';
import type { Logger } from 'pino';
import { addUpSales } from './add-up-sales.ts';

/**
 * Adds new orders to the sales figures every second until it is stopped; every process may. A report is
 * exact without it, only slower the more there is to add up. Failures are logged and tried again.
 */
export function keepSalesAddedUp(database: Database, log: Logger): { stop(): Promise<void> } {
  const stopping = new AbortController();
  let running: Promise<unknown> | undefined;
  const timer = setInterval(() => {
    running ??= addUpSales(database, { signal: stopping.signal })
      .catch((error: unknown) =>
        log.warn({ err: error }, 'adding up sales failed and is tried again'),
      )
      .finally(() => (running = undefined));
  }, intervalMs);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      stopping.abort();
      await running;
    },
  };
}

/** Often, so that little is added up at a time: it takes the database from those who place orders. */
const intervalMs = 1000;
