import type { Database } from '@order-store/db';
import type { Logger } from 'pino';
import { Poller } from '../platform/background/poller.ts';
import { rollUpSales } from './roll-up-sales.ts';

/**
 * Adds new orders to the sales figures every second until it is stopped; every process may. A report is
 * exact without it, only slower the more there is to add up. Failures are logged and tried again.
 */
export function startSalesRollup(database: Database, log: Logger): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const poller = new Poller({
    intervalMs,
    async task() {
      await rollUpSales(database, { signal: stopping.signal });
    },
    onFailure: (err) => log.warn({ err }, 'adding up sales failed and is tried again'),
  });
  poller.start();
  return {
    async stop() {
      stopping.abort();
      poller.stop();
      await poller.idle();
    },
  };
}

/** Often, so that little is added up at a time: it takes the database from those who place orders. */
const intervalMs = 1000;
