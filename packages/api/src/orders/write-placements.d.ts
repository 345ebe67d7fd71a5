import type { SqlTransaction } from '@order-store/db';
import type { OrderView } from './order-views.ts';
import type { DecidedOrder } from './placement.ts';
/**
 * Writes all decided orders in one statement (orders, items, first history rows, keys, and one stock
 * update a product) and commits. `numbers` are the orders' numbers. Returns the orders as stored, in the
 * given order.
 */
export declare function writePlacements(
  transaction: SqlTransaction,
  orders: readonly DecidedOrder[],
  numbers: readonly string[],
): Promise<OrderView[]>;
