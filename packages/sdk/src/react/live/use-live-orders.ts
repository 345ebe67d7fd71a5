import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { OrderUpdate, StoreClient } from '../../index.ts';
import { orderWatchOf } from './order-watch.ts';
import type { LiveStatus } from './auto-resubscribe.ts';

/** Options of {@link useLiveOrders}. */
export interface LiveOrdersOptions {
  /** Watch only this order. */
  readonly orderId?: string | undefined;
  /**
   * Whether to watch. Default: true. After a stream was closed, because the session ended, false and then true again opens a
   * new one, which refetches what was missed.
   */
  readonly enabled?: boolean | undefined;
  /** Called with each update after it was written into the cache. */
  readonly onUpdate?: ((update: OrderUpdate) => void) | undefined;
}

/**
 * Keeps orders up to date in the cache while the component is mounted: the caller's own, or all for staff. Orders
 * and histories are updated in place. Payments are refetched, and so is an order when its shipments or the units of its
 * items changed. Lists keep their rows and become stale; invalidate them in `onUpdate` to refetch immediately.
 *
 * Components with the same options share a stream, which resumes after a lost connection.
 */
export function useLiveOrders(
  client: StoreClient,
  { orderId, enabled = true, onUpdate }: LiveOrdersOptions = {},
): LiveStatus {
  const orders = orderWatchOf(client, useQueryClient(), orderId);
  const latest = useRef(onUpdate);
  useEffect(() => {
    latest.current = onUpdate;
  });
  useEffect(
    () => (enabled ? orders.watch((update) => latest.current?.(update)) : undefined),
    [orders, enabled],
  );
  return useSyncExternalStore(orders.subscribe, orders.status, orders.status);
}
