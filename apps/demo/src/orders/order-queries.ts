import type { OrderStatus, OrderSummary } from '@order-store/sdk';
import { queries } from '../store/store.ts';

/** Key prefix of all order queries. */
export const ordersKey = queries.orders.pathKey();

export interface OrderFilter {
  userId?: string | undefined;
  status?: OrderStatus | undefined;
  /** For staff, as all below: the beginning of an order number, or a part of the customer's name or email. */
  search?: string | undefined;
  productId?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  minTotal?: string | undefined;
  maxTotal?: string | undefined;
  paymentStatus?: OrderSummary['payment']['status'] | undefined;
  fulfilment?: OrderSummary['fulfilment'] | undefined;
}

/** An order by order number. */
export function orderQuery(orderNumber: string) {
  return queries.orders.get.queryOptions({ orderNumber });
}

/** Orders, newest first, as an infinite query. */
export function orderListQuery(filter: OrderFilter) {
  return queries.orders.list.infiniteQueryOptions({ limit: 20, ...filter });
}

/** The internal notes of an order, newest first. For staff. */
export function orderNotesQuery(orderId: string) {
  return queries.orders.listNotes.infiniteQueryOptions({ id: orderId, limit: 20 });
}

/** The events of an order, oldest first. */
export function orderHistoryQuery(orderId: string) {
  return queries.orders.history.queryOptions({ id: orderId });
}
