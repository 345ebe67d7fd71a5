import { nextStatuses, type OrderStatus } from '@order-store/sdk';

/** The way of an order that nobody cancels. */
export const orderPath = ['pending', 'confirmed', 'shipped', 'delivered'] as const;

/** Every status, in the order they come. */
export const orderStatuses: readonly OrderStatus[] = [...orderPath, 'cancelled'];

/** How each status reads. */
export const statusNames: Readonly<Record<OrderStatus, string>> = {
  pending: 'Pending',
  confirmed: 'Confirmed',
  shipped: 'Shipped',
  delivered: 'Delivered',
  cancelled: 'Cancelled',
};

/** Whether a customer may still cancel. */
export function isCancellable(status: OrderStatus): boolean {
  return nextStatuses(status, 'customer').includes('cancelled');
}
