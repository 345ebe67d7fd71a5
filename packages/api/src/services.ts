import type { Database } from '@order-store/db';
import type { Logger } from 'pino';
import type { Authenticator } from './auth/authenticate.ts';
import type { PlacementQueue } from './orders/placement-queue.ts';
import type { OrderReader } from './orders/read-order.ts';
import type { ProductList } from './products/find-products.ts';
import type { RateLimits } from './rate-limits/rate-limits.ts';
import type { CursorSigner } from './shared/cursor.ts';
import type { Metrics } from './telemetry/metrics.ts';

interface Parts {
  readonly database: Database;
  readonly authenticate: Authenticator;
  readonly placements: PlacementQueue;
  readonly readOrder: OrderReader;
  readonly listProducts: ProductList;
  readonly cursors: CursorSigner;
  readonly rateLimits: RateLimits;
  readonly log: Logger;
  readonly metrics: Metrics;
}

/** What procedures work with, made once at start and handed to every call. */
export class Services implements Parts {
  readonly database: Database;
  readonly authenticate: Authenticator;
  readonly placements: PlacementQueue;
  readonly readOrder: OrderReader;
  readonly listProducts: ProductList;
  readonly cursors: CursorSigner;
  readonly rateLimits: RateLimits;
  readonly log: Logger;
  readonly metrics: Metrics;

  constructor(parts: Parts) {
    this.database = parts.database;
    this.authenticate = parts.authenticate;
    this.placements = parts.placements;
    this.readOrder = parts.readOrder;
    this.listProducts = parts.listProducts;
    this.cursors = parts.cursors;
    this.rateLimits = parts.rateLimits;
    this.log = parts.log;
    this.metrics = parts.metrics;
  }
}
