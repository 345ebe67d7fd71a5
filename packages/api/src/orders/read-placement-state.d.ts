import type { SqlTransaction } from '@order-store/db';
import { type PlacementRequest, type PlacementState } from './placement.ts';
/**
 * Locks the products that the requests name, once each and in id order, so that two who do this never
 * wait for each other in a circle; then reads users, keys, and which of `orderNumbers` are stored. Both
 * statements travel together, but the second begins when the locks are held: what another placement
 * wrote while this one waited is seen by it.
 */
export declare function lockPlacementState(
  transaction: SqlTransaction,
  requests: readonly PlacementRequest[],
  orderNumbers: readonly string[],
): Promise<{
  readonly state: PlacementState;
  readonly storedOrders: ReadonlyMap<string, string>;
}>;
