import { queryOptions } from '@tanstack/react-query';
import { store } from '../store/store.ts';
import { ordersKey } from './order-queries.ts';

/** What happened to an order, oldest first. */
export function orderHistoryQuery(orderId: string) {
  return queryOptions({
    queryKey: [...ordersKey, 'history', orderId],
    queryFn: ({ signal }) => store.orders.history.query({ id: orderId }, { signal }),
  });
}
