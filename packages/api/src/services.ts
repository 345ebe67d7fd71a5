import type { Database } from '@order-store/db';
import type { Logger } from 'pino';
import type { CursorSigner } from './shared/cursor.ts';
import type { Metrics } from './telemetry/metrics.ts';

/** What procedures work with, made once at start and handed to every call. */
export class Services {
  readonly database: Database;
  readonly cursors: CursorSigner;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly orderNumber: () => string;

  constructor(services: Omit<Services, never>) {
    this.database = services.database;
    this.cursors = services.cursors;
    this.log = services.log;
    this.metrics = services.metrics;
    this.orderNumber = services.orderNumber;
  }
}
