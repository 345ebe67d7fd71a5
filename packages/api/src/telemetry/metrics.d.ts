import { Counter, Histogram, Registry } from 'prom-client';
import type { Database } from '@order-store/db';
/** What this process counts and times, as Prometheus reads it at /metrics. */
export interface Metrics {
  readonly registry: Registry;
  /** Seconds a call, by procedure and by how it ended: OK or the reason. */
  readonly procedureDuration: Histogram<'procedure' | 'reason'>;
  /** Orders placed in one transaction. */
  readonly placementGroupSize: Histogram;
  /** Placements that ran again in a fresh transaction, by SQLSTATE. */
  readonly placementRetries: Counter<'sqlstate'>;
  /** Shows a queue's orders that wait and groups under way from now on. */
  watchPlacements(queue: { readonly waiting: number; readonly underWay: number }): void;
}
export declare function createMetrics({ pool }: Database): Metrics;
