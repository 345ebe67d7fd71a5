import type { Order, OrderSummary } from '@order-store/sdk';
import type { InfinitePages } from '@order-store/sdk/react';
import type { QueryClient } from '@tanstack/react-query';
import { queries } from '../../store/store.ts';

/** What changes about an order after it was placed. */
type OrderState = Pick<Order, 'id' | 'status' | 'version' | 'updatedAt'>;

/**
 * Shows an order as it is now wherever a list has it, and leaves it in its place, also where it no longer
 * fits the list's filter: rows that jump are clicked by mistake. An older state than the listed one is left out.
 */
export function updateListed(queryClient: QueryClient, state: OrderState): void {
  const { id, status, version, updatedAt } = state;
  const isOld = (order: OrderSummary) => order.id === id && order.version < version;
  const updated = (order: OrderSummary) =>
    isOld(order) ? { ...order, status, version, updatedAt } : order;
  queryClient.setQueriesData<InfinitePages<OrderSummary>>(endlessLists, (list) =>
    list?.pages.some(({ items }) => items.some(isOld))
      ? {
          ...list,
          pages: list.pages.map((page) => ({ ...page, items: page.items.map(updated) })),
        }
      : list,
  );
}

const endlessLists = { queryKey: [...queries.orders.list.pathKey(), { type: 'infinite' }] };
