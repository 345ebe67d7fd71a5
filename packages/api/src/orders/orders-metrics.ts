import { retryableErrors } from '@order-store/db';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

declare module '../platform/telemetry/metrics.ts' {
  interface Metrics extends OrdersMetrics {}
}

export interface OrdersMetrics {
  /** Orders per placement transaction. */
  readonly placementBatchSize: Histogram;
  readonly placementRetries: Counter<'sqlstate'>;
  readonly ordersExpired: Counter;
  /** Exports the state of the queue. */
  watchPlacements(queue: {
    readonly waiting: number;
    readonly deferred: number;
    readonly inFlight: number;
  }): void;
}

export function createOrdersMetrics(registry: Registry): OrdersMetrics {
  const registers = [registry];
  const placementBatchSize = new Histogram({
    name: 'order_store_placement_batch_size',
    help: 'Orders per placement transaction',
    buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256],
    registers,
  });
  const placementRetries = new Counter({
    name: 'order_store_placement_retries_total',
    help: 'Placement transactions that were retried, by SQLSTATE',
    labelNames: ['sqlstate'] as const,
    registers,
  });
  for (const sqlstate of Object.keys(retryableErrors)) placementRetries.inc({ sqlstate }, 0);
  const ordersExpired = new Counter({
    name: 'order_store_orders_expired_total',
    help: 'Pending orders cancelled because their time was up',
    registers,
  });
  return {
    placementBatchSize,
    placementRetries,
    ordersExpired,
    watchPlacements(queue) {
      const gauge = new Gauge({
        name: 'order_store_placements',
        help: 'Orders that wait for placement, those of them that wait for a locked row, and batches in flight',
        labelNames: ['state'],
        registers,
        collect() {
          gauge.set({ state: 'waiting' }, queue.waiting);
          gauge.set({ state: 'waiting_for_lock' }, queue.deferred);
          gauge.set({ state: 'batches_in_flight' }, queue.inFlight);
        },
      });
    },
  };
}
