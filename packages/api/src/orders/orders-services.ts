import type { Database } from '@order-store/db';
import type { Logger } from 'pino';
import type { MetadataCheck } from '../platform/metadata/patch-metadata.ts';
import type { Read } from '../platform/replicas/route-reads.ts';
import type { OrdersMetrics } from './orders-metrics.ts';
import type { OrderLimits } from './order-limits.ts';
import { OrderFeed } from './order-feed.ts';
import { randomOrderNumber } from './order-number.ts';
import type { PlacementHooks } from './placement-hooks.ts';
import { PlacementQueue } from './placement-queue.ts';
import { createOrderReader, type OrderReader } from './read-order.ts';

declare module '../platform/services.ts' {
  interface Services extends OrdersServices {}
}

interface OrdersServices {
  readonly placements: PlacementQueue;
  readonly orderLimits: OrderLimits;
  /** The rules of the embedding program for metadata. */
  readonly checkOrderMetadata: MetadataCheck | undefined;
  /** When orders expire that do not say so themselves, in seconds after they were placed; null if they do not. */
  readonly orderExpiresAfterSeconds: number | null;
  readonly readOrder: OrderReader;
  readonly orderFeed: OrderFeed;
}

interface OrdersServicesOptions {
  readonly database: Database;
  readonly read: Read;
  readonly metrics: OrdersMetrics;
  readonly log: Logger;
  readonly limits: OrderLimits;
  readonly checkOrderMetadata?: MetadataCheck | undefined;
  readonly hooks?: PlacementHooks | undefined;
  readonly expiresAfterMs: number | null;
  readonly orderNumber?: (() => string) | undefined;
  /** How often the order feed reads new events, in milliseconds. */
  readonly feedIntervalMs: number;
}

export function createOrdersServices({
  database,
  read,
  metrics,
  log,
  limits,
  checkOrderMetadata,
  hooks,
  expiresAfterMs,
  orderNumber = randomOrderNumber,
  feedIntervalMs: intervalMs,
}: OrdersServicesOptions): OrdersServices {
  const onFailure = (err: unknown) => log.warn({ err }, 'reading order events failed; retrying');
  return {
    placements: new PlacementQueue({ database, metrics, orderNumber, limits, hooks }),
    orderLimits: limits,
    checkOrderMetadata,
    orderExpiresAfterSeconds: expiresAfterMs === null ? null : expiresAfterMs / 1000,
    readOrder: createOrderReader(read),
    orderFeed: new OrderFeed({ database, intervalMs, onFailure }),
  };
}
