import type { Database } from '@order-store/db';
import type { Logger } from 'pino';
import { Poller } from '../platform/background/poller.ts';
import { rollUpSales } from './roll-up-sales.ts';

/**
 * Rolls up new orders into the sales figures every second until stopped. Safe in every process. Reports are exact
 * without it but slower. Failures are logged and retried.
 */
export function startSalesRollup(database: Database, log: Logger): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const poller = new Poller({
    intervalMs,
    async task() {
      await rollUpSales(database, { signal: stopping.signal });
    },
    onFailure: (err) => log.warn({ err }, 'sales rollup failed; retrying'),
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

/** A short interval keeps each rollup small, so that it does not compete with placing orders. */
const intervalMs = 1000;
