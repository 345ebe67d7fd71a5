import type { QueryClient } from '@tanstack/react-query';
import type { OrderUpdate, StoreClient } from '../../index.ts';
import { createStoreQueries } from '../create-store-queries.ts';
import { memoizePerClient } from './memoize-per-client.ts';
import { autoResubscribe, type LiveStatus } from './auto-resubscribe.ts';
import { hasOrders, writeOrders } from './write-orders.ts';

/** Whoever leaves and is back within this time, as React does in its strict mode, is told by the same stream. */
const unsubscribeDelayMs = 50;
/** What is told within this time is written at once. */
const batchDelayMs = 20;

/** Keeps orders as they are now in the cache, for as long as somebody wants it. */
export interface OrderWatch {
  /** Tells each step, in order, until the returned function is called. */
  readonly watch: (onUpdate: (update: OrderUpdate) => void) => () => void;
  readonly liveness: () => LiveStatus;
  /** Calls back when the liveness changes. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** The one watch of a cache: of all orders that one may see, or of one of them. */
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
  const watchers = new Set<(update: OrderUpdate) => void>();
  const listeners = new Set<() => void>();
  let liveness: LiveStatus = 'connecting';
  let stop: (() => void) | undefined;
  let leaving: ReturnType<typeof setTimeout> | undefined;
  let lastEventId: string | undefined;
  let news: OrderUpdate[] = [];

  const show = (present: LiveStatus) => {
    liveness = present;
    for (const listener of listeners) listener();
  };
  const write = () => {
    const updates = news;
    news = [];
    writeOrders(queryClient, updates);
    // An answer that is under way may be older than these steps, and would come over them.
    void queryClient.invalidateQueries({
      predicate: (query) => hasOrders(query) && query.state.fetchStatus === 'fetching',
    });
    for (const update of updates) for (const onUpdate of watchers) onUpdate(update);
  };
  const begin = () => {
    stop = autoResubscribe<{ readonly id: string; readonly data: OrderUpdate }>({
      subscribe: (handlers) =>
        client.orders.watch.subscribe(
          {
            ...(orderId === undefined ? {} : { orderId }),
            ...(lastEventId === undefined ? {} : { lastEventId }),
          },
          handlers,
        ),
      onStarted() {
        // Without a place to go on from, what was asked for before the stream stands may be older than it.
        if (lastEventId === undefined)
          void queryClient.invalidateQueries(queries.orders.pathFilter());
      },
      onData({ id, data }) {
        lastEventId = id;
        if (news.length === 0) setTimeout(write, batchDelayMs);
        news.push(data);
      },
      onStatus: show,
    });
  };
  const end = () => {
    stop?.();
    stop = undefined;
    // Much may happen until somebody watches again; then it is asked for.
    lastEventId = undefined;
    show('connecting');
  };

  return {
    watch(onUpdate) {
      const told = (update: OrderUpdate) => onUpdate(update);
      watchers.add(told);
      clearTimeout(leaving);
      if (!stop) begin();
      return () => {
        watchers.delete(told);
        if (watchers.size === 0) leaving = setTimeout(end, unsubscribeDelayMs);
      };
    },
    liveness: () => liveness,
    subscribe(listener) {
      const told = () => listener();
      listeners.add(told);
      return () => listeners.delete(told);
    },
  };
}
