import { type Database } from '@order-store/db';
import type { Actor } from '../trpc/context.ts';
import type { OrderStatus } from './order-status.ts';
import type { OrderView } from './order-views.ts';
interface ChangeStatus {
  readonly id: string;
  readonly expectedVersion?: number | undefined;
  readonly note?: string | undefined;
}
/**
 * Moves an order one step along the workflow and writes who did it; cancelling gives its stock back,
 * once. ORDER_NOT_FOUND, VERSION_CONFLICT with the current row, ILLEGAL_TRANSITION
 */
export declare function changeOrderStatus(
  database: Database,
  actor: Actor,
  { id, expectedVersion, note }: ChangeStatus,
  to: OrderStatus,
): Promise<OrderView>;
export {};
