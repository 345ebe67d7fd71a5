import type { OrderStatus, OrderWorkflow } from '@order-store/api/types';

/**
 * From each status, where an order may go next: for buttons. The server decides by the same table; this one
 * does not compile when it differs.
 */
export const orderWorkflow: OrderWorkflow = {
  pending: ['confirmed', 'cancelled'],
  confirmed: ['shipped', 'cancelled'],
  shipped: ['delivered'],
  delivered: [],
  cancelled: [],
};

/** A status that orders get to. */
export type NextStatus = Exclude<OrderStatus, 'pending'>;

/** Where an order of this status may go next, for a customer's buttons or for staff's. */
export function nextStatuses(status: OrderStatus, role: 'customer' | 'staff'): NextStatus[] {
  const next: readonly NextStatus[] = orderWorkflow[status];
  return next.filter((to) => role === 'staff' || to === 'cancelled');
}
