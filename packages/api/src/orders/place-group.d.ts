import { type Database } from '@order-store/db';
import type { DomainError } from '../shared/domain-error.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { OrderView } from './order-views.ts';
import type { PlacementRequest } from './placement.ts';
/** What a request's caller is told: the order, the id of the order that it repeats, or a refusal. */
export type PlacementAnswer =
  | {
      readonly order: OrderView;
    }
  | {
      readonly repeatOf: string;
    }
  | {
      readonly refusal: DomainError;
    };
interface PlaceGroupOptions {
  readonly database: Database;
  readonly metrics: Metrics;
  readonly orderNumber: () => string;
}
/**
 * Places a group of orders in one transaction and two round trips: lock and read; decide; write and
 * commit. All that is accepted is stored, or an error is thrown and nothing is. Answers in the order of
 * the requests.
 *
 * It runs again in a fresh transaction after a deadlock, a serialization failure or a lost race, and also
 * when the connection is lost, even during COMMIT: the orders' numbers then tell whether they are stored.
 */
export declare function placeGroup(
  requests: readonly PlacementRequest[],
  { database, metrics, orderNumber }: PlaceGroupOptions,
): Promise<PlacementAnswer[]>;
export {};
