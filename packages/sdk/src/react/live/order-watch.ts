import type { QueryClient } from '@tanstack/react-query';
import type { OrderUpdate, StoreClient } from '../../index.ts';
import { createStoreQueries } from '../create-store-queries.ts';
import { invalidate } from '../invalidate.ts';
import { createListeners } from '../listeners.ts';
import type { StoreQueries } from '../store-queries.ts';
import { memoizePerClient } from './memoize-per-client.ts';
import { autoResubscribe, type LiveStatus } from './auto-resubscribe.ts';
import { hasOrders, lacksUnits, writeOrders } from './write-orders.ts';

/** Keeps the stream for components that unmount and remount, as in React's strict mode. */
const unsubscribeDelayMs = 50;
/** Updates within this time are written together. */
const batchDelayMs = 20;

/** Keeps orders up to date in the cache while watched. */
interface OrderWatch {
  /** Calls back with each update in order. Returns a function that unsubscribes. */
  readonly watch: (onUpdate: (update: OrderUpdate) => void) => () => void;
  readonly status: () => LiveStatus;
  /** Calls the listener when the status changes. Returns a function that unsubscribes. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** The order watch of a client and query client, for all visible orders or one of them. */
export function orderWatchOf(
  client: StoreClient,
  queryClient: QueryClient,
  orderId: string | undefined,
): OrderWatch {
  const watches = watchesOf(client, queryClient);
  const watch = watches.get(orderId) ?? createOrderWatch(client, queryClient, orderId);
  watches.set(orderId, watch);
  return watch;
}

const watchesOf = memoizePerClient(() => new Map<string | undefined, OrderWatch>());

function createOrderWatch(
  client: StoreClient,
  queryClient: QueryClient,
  orderId: string | undefined,
): OrderWatch {
  const queries = createStoreQueries(client);
  const watchers = createListeners<OrderUpdate>(() => {
    clearTimeout(stopTimer);
    stop ??= start();
    return () => void (stopTimer = setTimeout(end, unsubscribeDelayMs));
  });
  const { notify, subscribe } = createListeners();
  let status: LiveStatus = 'connecting';
  let stop: (() => void) | undefined;
  let stopTimer: ReturnType<typeof setTimeout> | undefined;
  let lastEventId: string | undefined;
  let pending: OrderUpdate[] = [];

  const setStatus = (next: LiveStatus) => {
    status = next;
    notify();
  };
  const write = () => {
    const updates = pending;
    pending = [];
    writeUpdates(queryClient, queries, updates);
    for (const update of updates) watchers.notify(update);
  };
  const start = () =>
    autoResubscribe<{ readonly id: string; readonly data: OrderUpdate }>({
      subscribe: (handlers) => client.orders.watch.subscribe({ orderId, lastEventId }, handlers),
      onStarted(resumed) {
        // Cached data may miss updates from before the connection, or those that the database lost in a restore.
        if (!resumed) invalidate(queryClient, queries.orders, queries.payments);
      },
      onData({ id, data }) {
        lastEventId = id;
        if (pending.length === 0) setTimeout(write, batchDelayMs);
        pending.push(data);
      },
      onStatus: setStatus,
    });
  const end = () => {
    stop?.();
    stop = undefined;
    // The next watcher refetches instead of resuming.
    lastEventId = undefined;
    setStatus('connecting');
  };

  return {
    watch: watchers.subscribe,
    status: () => status,
    subscribe,
  };
}

function writeUpdates(
  queryClient: QueryClient,
  queries: StoreQueries,
  updates: readonly OrderUpdate[],
): void {
  writeOrders(queryClient, updates);
  // A response in flight may be older than these updates and would overwrite them.
  void queryClient.invalidateQueries({
    predicate: (query) =>
      (hasOrders(query) && query.state.fetchStatus === 'fetching') || lacksUnits(query, updates),
  });
  if (updates.some(({ event }) => changesPayments(event)))
    invalidate(queryClient, queries.payments);
}

/** Whether the event may change the order's payments, or what is due back. */
function changesPayments({ kind, to }: OrderUpdate['event']): boolean {
  return (
    to === 'cancelled' ||
    kind === 'payment_recorded' ||
    kind === 'items_cancelled' ||
    kind === 'items_returned'
  );
}
