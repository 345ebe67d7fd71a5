import { useLiveOrders } from '@order-store/sdk/react';
import { useQueryClient } from '@tanstack/react-query';
import { queries, store } from '../store/store.ts';
import { useWantsUpdates } from '../store/use-wants-updates.ts';

interface LiveOrdersProps {
  /** Watch only this order. */
  orderId?: string;
  /** Refetch order lists when an order of this user changes. */
  listUserId?: string;
}

/** Keeps cached orders up to date while the page is visible. */
export function LiveOrders(props: LiveOrdersProps) {
  return useWantsUpdates() ? <Subscription {...props} /> : null;
}

function Subscription({ orderId, listUserId }: LiveOrdersProps) {
  const queryClient = useQueryClient();
  useLiveOrders(store, {
    orderId,
    onUpdate: ({ order }) => {
      // The order may be new, or no longer match the list's filter.
      if (order.userId === listUserId)
        void queryClient.invalidateQueries(queries.orders.list.pathFilter());
    },
  });
  return null;
}
