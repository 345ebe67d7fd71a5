import type {
  OrderItemActions,
  OrderItemView,
  OrderStatus,
  OrderWorkflow,
} from '@order-store/api/types';

/**
 * The statuses that may follow each status. The type is the server's own table, so a difference does not compile.
 */
export const orderWorkflow: OrderWorkflow = {
  pending: ['confirmed', 'cancelled'],
  confirmed: ['shipped', 'cancelled'],
  shipped: ['delivered'],
  delivered: [],
  cancelled: [],
};

/** What may be done with single units of an order in each status; {@link unitsLeftFor} returns how many units are left. */
export const orderItemActions: OrderItemActions = {
  pending: ['cancel'],
  confirmed: ['ship', 'cancel', 'return'],
  shipped: ['return'],
  delivered: ['return'],
  cancelled: [],
};

/**
 * How many units of an item of an order of this status may be cancelled, shipped or returned. Customers may only cancel.
 */
export function unitsLeftFor(
  action: OrderItemActions[OrderStatus][number],
  status: OrderStatus,
  item: Pick<
    OrderItemView,
    'quantity' | 'cancelledQuantity' | 'shippedQuantity' | 'returnedQuantity'
  >,
): number {
  const allowed: readonly (typeof action)[] = orderItemActions[status];
  if (!allowed.includes(action)) return 0;
  const { quantity, cancelledQuantity, shippedQuantity, returnedQuantity } = item;
  return action === 'return'
    ? shippedQuantity - returnedQuantity
    : quantity - cancelledQuantity - shippedQuantity;
}

/** A status that an order can change to. */
export type NextStatus = Exclude<OrderStatus, 'pending'>;

/** The statuses that a customer or staff may change an order of this status to. */
export function nextStatuses(status: OrderStatus, role: 'customer' | 'staff'): NextStatus[] {
  const next: readonly NextStatus[] = orderWorkflow[status];
  return next.filter((to) => role === 'staff' || to === 'cancelled');
}
