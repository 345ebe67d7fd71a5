import {
  startBackgroundTask,
  type BackgroundTask,
} from '../platform/background/background-task.ts';
import type { Services } from '../platform/services.ts';
import { expireOrders } from './expire-orders.ts';

/**
 * Cancels expired orders every second until stopped. Safe in every process. Failures are logged and retried.
 */
export function startOrderExpiry({
  database,
  log,
  metrics,
}: Pick<Services, 'database' | 'log' | 'metrics'>): BackgroundTask {
  return startBackgroundTask({
    intervalMs: 1000,
    run: (signal) =>
      expireOrders(database, { signal, onExpired: (count) => metrics.ordersExpired.inc(count) }),
    onFailure: (err) => log.warn({ err }, 'cancelling expired orders failed; retrying'),
  });
}
