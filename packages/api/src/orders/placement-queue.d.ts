import { type Database } from '@order-store/db';
import { GroupQueue } from '../shared/group-queue.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { type PlacementAnswer } from './place-group.ts';
import type { PlacementRequest } from './placement.ts';
/** Orders that arrive together are placed together: one transaction a group, an answer for each. */
export type PlacementQueue = GroupQueue<PlacementRequest, PlacementAnswer>;
export interface PlacementSettings {
  readonly maxGroupSize: number;
  readonly maxUnderWay: number;
  readonly maxWaiting: number;
}
/** Measured; see benchmarks/README.md. */
export declare const defaultPlacementSettings: PlacementSettings;
export interface PlacementQueueOptions {
  readonly database: Database;
  readonly metrics: Metrics;
  readonly orderNumber: () => string;
  readonly settings?: PlacementSettings;
}
export declare function createPlacementQueue(options: PlacementQueueOptions): PlacementQueue;
