import type { OrderStatus } from '@order-store/sdk';
import { queries } from '../store/store.ts';

/** All that is known of orders is kept under this key. */
export const ordersKey = queries.orders.pathKey();

export interface OrderFilter {
  userId?: string | undefined;
  status?: OrderStatus | undefined;
}

/** An order by its number. */
export function orderQuery(orderNumber: string) {
  return queries.orders.get.queryOptions({ orderNumber });
}

/** Orders, newest first, endlessly. */
export function orderListQuery({ userId, status }: OrderFilter) {
  return queries.orders.list.infiniteQueryOptions({ limit: 20, userId, status });
}
