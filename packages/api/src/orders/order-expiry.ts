import { Poller } from '../platform/background/poller.ts';
import type { Services } from '../platform/services.ts';
import { expireOrders } from './expire-orders.ts';

/**
 * Cancels orders whose time is up, every second until stopped. Safe in every process. Failures are logged and retried.
 */
export function startOrderExpiry({
  database,
  log,
  metrics,
}: Pick<Services, 'database' | 'log' | 'metrics'>): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const poller = new Poller({
    intervalMs,
    task: () =>
      expireOrders(database, {
        signal: stopping.signal,
        onExpired: (count) => metrics.ordersExpired.inc(count),
      }),
    onFailure: (err) => log.warn({ err }, 'cancelling expired orders failed; retrying'),
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

const intervalMs = 1000;
