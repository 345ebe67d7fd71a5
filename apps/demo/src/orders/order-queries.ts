import type { OrderStatus } from '@order-store/sdk';
import { queries } from '../store/store.ts';

/** Key prefix of all order queries. */
export const ordersKey = queries.orders.pathKey();

export interface OrderFilter {
  userId?: string | undefined;
  status?: OrderStatus | undefined;
}

/** An order by order number. */
export function orderQuery(orderNumber: string) {
  return queries.orders.get.queryOptions({ orderNumber });
}

/** Orders, newest first, as an infinite query. */
export function orderListQuery({ userId, status }: OrderFilter) {
  return queries.orders.list.infiniteQueryOptions({ limit: 20, userId, status });
}

/** The internal notes of an order, newest first. For staff. */
export function orderNotesQuery(orderId: string) {
  return queries.orders.listNotes.infiniteQueryOptions({ id: orderId, limit: 20 });
}

/** The events of an order, oldest first. */
export function orderHistoryQuery(orderId: string) {
  return queries.orders.history.queryOptions({ id: orderId });
}
