import type { OrderStatus } from '@order-store/sdk';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { own } from '../store/query-client.ts';
import { store } from '../store/store.ts';

/** All that is known of orders is kept under this key. */
export const ordersKey = [own, 'orders'] as const;

export interface OrderFilter {
  userId?: string | undefined;
  status?: OrderStatus | undefined;
}

/** An order by its number. */
export function orderQuery(orderNumber: string) {
  return queryOptions({
    queryKey: [...ordersKey, 'one', orderNumber],
    queryFn: ({ signal }) => store.orders.get.query({ orderNumber }, { signal }),
  });
}

/** Orders, newest first, endlessly. */
export function orderListQuery({ userId, status }: OrderFilter) {
  return infiniteQueryOptions({
    queryKey: [...ordersKey, 'list', { userId, status }],
    queryFn: ({ pageParam, signal }) =>
      store.orders.list.query(
        {
          limit: 20,
          ...(userId === undefined ? {} : { userId }),
          ...(status === undefined ? {} : { status }),
          ...(pageParam === null ? {} : { cursor: pageParam }),
        },
        { signal },
      ),
    initialPageParam: initialCursor,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}

const initialCursor: string | null = null;
