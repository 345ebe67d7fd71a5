import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { OrderUpdate, StoreClient } from '../../index.ts';
import { orderWatchOf } from './order-watch.ts';
import type { LiveStatus } from './auto-resubscribe.ts';

export interface LiveOrdersOptions {
  /** Only this one of the orders that one may see. */
  readonly orderId?: string | undefined;
  /** SubscriptionHandlers of each step of an order, after it was written into the cache. */
  readonly onUpdate?: ((update: OrderUpdate) => void) | undefined;
}

/**
 * Keeps orders as they are now, wherever they are cached, as long as the component is there: one's own, for
 * staff everybody's. Orders and histories change in place. Lists keep their rows, and are stale when one no
 * longer fits or a new one is missing: a view that wants them at once invalidates them, or says so, in `onUpdate`.
 *
 * Components that want the same share one stream. After a cut it goes on behind the last step that came.
 */
export function useLiveOrders(
  client: StoreClient,
  { orderId, onUpdate }: LiveOrdersOptions = {},
): LiveStatus {
  const orders = orderWatchOf(client, useQueryClient(), orderId);
  const present = useRef(onUpdate);
  useEffect(() => {
    present.current = onUpdate;
  });
  useEffect(() => orders.watch((update) => present.current?.(update)), [orders]);
  return useSyncExternalStore(orders.subscribe, orders.liveness, orders.liveness);
}
