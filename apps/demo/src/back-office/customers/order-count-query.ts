import { queryOptions } from '@tanstack/react-query';
import { ordersKey } from '../../orders/order-queries.ts';
import { store } from '../../store/store.ts';

/** How many orders somebody has placed. */
export function orderCountQuery(userId: string) {
  return queryOptions({
    queryKey: [...ordersKey, 'count', userId],
    queryFn: async ({ signal }) =>
      (await store.orders.listByPage.query({ userId, pageSize: 1 }, { signal })).total,
  });
}
