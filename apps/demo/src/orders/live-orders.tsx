import { useLiveOrders } from '@order-store/sdk/react';
import { useQueryClient } from '@tanstack/react-query';
import { queries, store } from '../store/store.ts';
import { useSeen } from '../store/use-seen.ts';

interface LiveOrdersProps {
  /** Only this order. */
  orderId?: string;
  /** Whose orders a list shows that must have new ones at once. */
  listOf?: string;
}

/** Keeps what the view shows of orders as it is now, while somebody looks. */
export function LiveOrders(props: LiveOrdersProps) {
  return useSeen() ? <Watching {...props} /> : null;
}

function Watching({ orderId, listOf }: LiveOrdersProps) {
  const queryClient = useQueryClient();
  useLiveOrders(store, {
    orderId,
    onUpdate: ({ order }) => {
      // A new one, or one that the filter no longer fits: the list itself has to be asked for again.
      if (order.userId === listOf)
        void queryClient.invalidateQueries(queries.orders.list.pathFilter());
    },
  });
  return null;
}
