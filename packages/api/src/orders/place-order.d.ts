import type { Actor } from '../trpc/context.ts';
import type { Services } from '../services.ts';
import type { OrderView } from './order-views.ts';
interface PlaceOrder {
  readonly items: readonly {
    readonly productId: string;
    readonly quantity: number;
  }[];
  readonly idempotencyKey?: string | undefined;
  readonly userId?: string | undefined;
}
/**
 * Places an order, all of it or nothing, at the prices of the moment, together with those that arrive at
 * the same time. With an idempotency key a repeat returns the order that the first call placed, as it is
 * now. A caller who leaves before its group began is not placed.
 *
 * USER_NOT_FOUND, PRODUCT_NOT_FOUND, INSUFFICIENT_STOCK, TOTAL_TOO_LARGE, IDEMPOTENCY_KEY_REUSED,
 * FORBIDDEN, OVERLOADED
 */
export declare function placeOrder(
  { database, placements }: Services,
  actor: Actor,
  input: PlaceOrder,
  signal?: AbortSignal,
): Promise<OrderView>;
export {};
