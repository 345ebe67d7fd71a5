import type { QueryClient } from '@tanstack/react-query';
import type { StoreClient } from '../../index.ts';
import { createStoreQueries } from '../create-store-queries.ts';
import { createListeners } from '../listeners.ts';
import type { LiveStatus } from './auto-resubscribe.ts';
import { memoizePerClient } from './memoize-per-client.ts';
import { createStockStreams, maxWatchedProducts } from './stock-streams.ts';

/** Changes of the watched products within this time are applied together. */
const batchDelayMs = 50;

/** Keeps the stock and prices of watched products up to date in the cache. */
interface StockWatch {
  /** Watches products until the returned function is called. A product may be watched more than once. */
  readonly watch: (ids: readonly string[]) => () => void;
  readonly status: () => LiveStatus;
  /** Calls the listener when the status changes. Returns a function that unsubscribes. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** The stock watch of a client and query client. */
export const stockWatchOf = memoizePerClient<StockWatch>((client, queryClient) =>
  createStockWatch(client, queryClient),
);

function createStockWatch(client: StoreClient, queryClient: QueryClient): StockWatch {
  const { products } = createStoreQueries(client);
  const { notify, subscribe } = createListeners();
  const watched = new Set<readonly string[]>();
  const missing = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const streams = createStockStreams(client, queryClient, notify, (ids) => {
    for (const id of ids) {
      missing.add(id);
      void queryClient.invalidateQueries(products.get.queryFilter({ id }));
    }
    scheduleAdjust();
  });
  const adjust = () => {
    timer = undefined;
    // A set keeps the first of equal ids, here the most recently requested one.
    const latestFirst = new Set([...watched].flat().toReversed());
    const ids = [...latestFirst].filter((id) => !missing.has(id)).slice(0, maxWatchedProducts);
    streams.cover(new Set(ids.toReversed()));
  };
  const scheduleAdjust = () => {
    timer ??= setTimeout(adjust, batchDelayMs);
  };

  return {
    watch(ids) {
      const watchedIds = [...ids];
      watched.add(watchedIds);
      for (const id of ids) missing.delete(id);
      scheduleAdjust();
      return () => {
        watched.delete(watchedIds);
        scheduleAdjust();
      };
    },
    status: streams.status,
    subscribe,
  };
}
