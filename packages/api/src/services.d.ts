import type { Database } from '@order-store/db';
import type { Logger } from 'pino';
import type { Authenticator } from './auth/authenticate.ts';
import type { PlacementQueue } from './orders/placement-queue.ts';
import type { CursorSigner } from './shared/cursor.ts';
import type { Metrics } from './telemetry/metrics.ts';
interface Parts {
  readonly database: Database;
  readonly authenticate: Authenticator;
  readonly placements: PlacementQueue;
  readonly cursors: CursorSigner;
  readonly log: Logger;
  readonly metrics: Metrics;
}
/** What procedures work with, made once at start and handed to every call. */
export declare class Services implements Parts {
  readonly database: Database;
  readonly authenticate: Authenticator;
  readonly placements: PlacementQueue;
  readonly cursors: CursorSigner;
  readonly log: Logger;
  readonly metrics: Metrics;
  constructor(parts: Parts);
}
export {};
