import type { Order, OrderSummary } from '@order-store/sdk';
import type { InfinitePages } from '@order-store/sdk/react';
import type { QueryClient } from '@tanstack/react-query';
import { queries } from '../../store/store.ts';

/** The part of an order that changes after placement. */
type OrderState = Pick<
  Order,
  'id' | 'status' | 'fulfilment' | 'netTotal' | 'version' | 'updatedAt'
>;

/**
 * Updates an order in every cached list without moving or removing its row, even if it no longer matches
 * the filter: a moving row invites misclicks. Ignores a state older than the listed one.
 */
export function updateListedOrder(queryClient: QueryClient, state: OrderState): void {
  const { id, status, fulfilment, netTotal, version, updatedAt } = state;
  const isStale = (order: OrderSummary) => order.id === id && order.version < version;
  const updated = (order: OrderSummary) =>
    isStale(order) ? { ...order, status, fulfilment, netTotal, version, updatedAt } : order;
  queryClient.setQueriesData<InfinitePages<OrderSummary>>(infiniteLists, (list) =>
    list?.pages.some(({ items }) => items.some(isStale))
      ? {
          ...list,
          pages: list.pages.map((page) => ({ ...page, items: page.items.map(updated) })),
        }
      : list,
  );
}

const infiniteLists = { queryKey: [...queries.orders.list.pathKey(), { type: 'infinite' }] };
