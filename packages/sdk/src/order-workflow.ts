import type { OrderStatus, OrderWorkflow } from '@order-store/api/types';

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

/** A status that an order can change to. */
export type NextStatus = Exclude<OrderStatus, 'pending'>;

/** The statuses that a customer or staff may change an order of this status to. */
export function nextStatuses(status: OrderStatus, role: 'customer' | 'staff'): NextStatus[] {
  const next: readonly NextStatus[] = orderWorkflow[status];
  return next.filter((to) => role === 'staff' || to === 'cancelled');
}
