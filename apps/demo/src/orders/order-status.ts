import { nextStatuses, type OrderStatus } from '@order-store/sdk';

/** The statuses of an order that isn't cancelled, in workflow order. */
export const orderPath = ['pending', 'confirmed', 'shipped', 'delivered'] as const;

/** All statuses, in workflow order. */
export const orderStatuses: readonly OrderStatus[] = [...orderPath, 'cancelled'];

/** Display name of each status. */
export const statusNames: Readonly<Record<OrderStatus, string>> = {
  pending: 'Pending',
  confirmed: 'Confirmed',
  shipped: 'Shipped',
  delivered: 'Delivered',
  cancelled: 'Cancelled',
};

/** Whether the customer can still cancel the order. */
export function isCancellable(status: OrderStatus): boolean {
  return nextStatuses(status, 'customer').includes('cancelled');
}
