import type { Database } from '@order-store/db';
import type { Logger } from 'pino';
import type { Authenticator } from './auth/authenticate.ts';
import type { LiveUpdates } from './live/live-updates.ts';
import type { PlacementQueue } from './orders/placement-queue.ts';
import type { OrderReader } from './orders/read-order.ts';
import type { ProductList } from './products/find-products.ts';
import type { RateLimits } from './rate-limits/rate-limits.ts';
import type { CursorSigner } from './shared/cursor.ts';
import type { Metrics } from './telemetry/metrics.ts';

/** What procedures work with, made once at start and handed to every call. */
export interface Services {
  readonly database: Database;
  readonly authenticate: Authenticator;
  readonly placements: PlacementQueue;
  readonly readOrder: OrderReader;
  readonly listProducts: ProductList;
  readonly live: LiveUpdates;
  readonly cursors: CursorSigner;
  readonly rateLimits: RateLimits;
  readonly log: Logger;
  readonly metrics: Metrics;
}

/** Marks services as such: the context, whose type is public, carries them as an opaque object. */
export function sealServices(services: Services): Services {
  sealed.add(services);
  return services;
}

export function isServices(candidate: object): candidate is Services {
  return sealed.has(candidate);
}

const sealed = new WeakSet<object>();
