import { queryOptions } from '@tanstack/react-query';
import { ordersKey } from '../../orders/order-queries.ts';
import { store } from '../../store/store.ts';

/** What happened to an order, oldest first. */
export function orderHistoryQuery(id: string) {
  return queryOptions({
    queryKey: [...ordersKey, 'history', id],
    queryFn: ({ signal }) => store.orders.history.query({ id }, { signal }),
  });
}
