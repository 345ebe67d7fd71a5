import type { Database, Transaction } from '@order-store/db';
import type { Actor } from '../trpc/context.ts';
import type { OrderView } from './order-views.ts';
type OrderKey =
  | {
      readonly id: string;
    }
  | {
      readonly orderNumber: string;
    }
  | {
      readonly idempotencyKey: string;
      readonly userId?: string | undefined;
    };
/** One order by its id, its number or the key that it was placed with. Another's is ORDER_NOT_FOUND, like a missing one. */
export declare function getOrder(
  { pool }: Database,
  actor: Actor,
  key: OrderKey,
): Promise<OrderView>;
/** The order with its lines, as it is in this transaction. */
export declare function viewOrder(transaction: Transaction, id: string): Promise<OrderView>;
export {};
