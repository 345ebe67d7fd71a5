/** The statuses of an order. */
export type OrderStatus = 'pending' | 'confirmed' | 'shipped' | 'delivered' | 'cancelled';

/**
 * What may be done with single units of an order in each status. The quantities of the items say how many units are left
 * for it.
 */
export interface OrderItemActions {
  readonly pending: readonly ['cancel'];
  readonly confirmed: readonly ['ship', 'cancel', 'return'];
  readonly shipped: readonly ['return'];
  readonly delivered: readonly ['return'];
  readonly cancelled: readonly [];
}

/**
 * The workflow as a type: from each status, where an order may go next. The table that the server guards by
 * (of `@order-store/db`) and the SDK's for buttons must both have exactly this type, or they don't compile.
 */
export interface OrderWorkflow {
  readonly pending: readonly ['confirmed', 'cancelled'];
  readonly confirmed: readonly ['shipped', 'cancelled'];
  readonly shipped: readonly ['delivered'];
  readonly delivered: readonly [];
  readonly cancelled: readonly [];
}
