import type { Database } from '@order-store/db';
import type { Logger } from 'pino';
import type { Authenticator } from './auth/authenticate.ts';
import type { LiveUpdates } from './live/live-updates.ts';
import type { PlacementQueue } from './orders/placement-queue.ts';
import type { CursorSigner } from './shared/cursor.ts';
import type { Metrics } from './telemetry/metrics.ts';
import type { TargetPolicy } from './webhooks/webhook-target.ts';

interface Parts {
  readonly database: Database;
  readonly authenticate: Authenticator;
  readonly placements: PlacementQueue;
  readonly live: LiveUpdates;
  readonly webhookTargets: TargetPolicy;
  readonly cursors: CursorSigner;
  readonly log: Logger;
  readonly metrics: Metrics;
}

/** What procedures work with, made once at start and handed to every call. */
export class Services implements Parts {
  readonly database: Database;
  readonly authenticate: Authenticator;
  readonly placements: PlacementQueue;
  readonly live: LiveUpdates;
  readonly webhookTargets: TargetPolicy;
  readonly cursors: CursorSigner;
  readonly log: Logger;
  readonly metrics: Metrics;

  constructor(parts: Parts) {
    this.database = parts.database;
    this.authenticate = parts.authenticate;
    this.placements = parts.placements;
    this.live = parts.live;
    this.webhookTargets = parts.webhookTargets;
    this.cursors = parts.cursors;
    this.log = parts.log;
    this.metrics = parts.metrics;
  }
}
