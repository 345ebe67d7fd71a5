import type { QueryClient } from '@tanstack/react-query';
import { isStoreError, type StockLevel, type StoreClient } from '../../index.ts';
import { createStoreQueries } from '../create-store-queries.ts';
import { memoizePerClient } from './memoize-per-client.ts';
import { autoResubscribe, type LiveStatus } from './auto-resubscribe.ts';
import { hasProducts, writeStock, writeStockInto } from './write-stock.ts';

/** The store's limit of products per stream. */
const maxProductsPerStream = 200;
/**
 * Browsers open at most six HTTP/1.1 connections per server. If there are more products than fit, the most recently
 * requested ones are watched.
 */
const maxStreams = 2;
/** Changes of the watched products within this time are applied together. */
const batchDelayMs = 50;

/** Keeps the stock and prices of watched products up to date in the cache. */
export interface StockWatch {
  /** Watches products until the returned function is called. A product may be watched more than once. */
  readonly watch: (ids: readonly string[]) => () => void;
  readonly status: () => LiveStatus;
  /** Calls the listener when the status changes. Returns a function that unsubscribes. */
  readonly subscribe: (listener: () => void) => () => void;
}

interface Stream {
  readonly ids: ReadonlySet<string>;
  /** Updates received on the current connection. */
  readonly levels: Map<string, StockLevel>;
  status: LiveStatus;
  readonly stop: () => void;
}

/** The stock watch of a client and query client. */
export const stockWatchOf = memoizePerClient<StockWatch>((client, queryClient) =>
  createStockWatch(client, queryClient),
);

function createStockWatch(client: StoreClient, queryClient: QueryClient): StockWatch {
  const queries = createStoreQueries(client);
  const watchCounts = new Map<string, number>();
  const missing = new Set<string>();
  const listeners = new Set<() => void>();
  let streams: Stream[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pending = new Map<string, StockLevel>();
  let stopFollowing: (() => void) | undefined;

  const scheduleAdjust = () => {
    timer ??= setTimeout(adjust, batchDelayMs);
  };
  const adjust = () => {
    timer = undefined;
    const ids = [...watchCounts.keys()].filter((id) => !missing.has(id));
    const active = new Set(ids.slice(-maxStreams * maxProductsPerStream));
    const isUsed = ({ ids: watched }: Stream) => [...watched].some((id) => active.has(id));
    for (const stream of streams.filter((each) => !isUsed(each))) close(stream);

    const watched = new Set(streams.flatMap((stream) => [...stream.ids]));
    const more = [...active].filter((id) => !watched.has(id));
    while (more.length > 0) {
      // Replaces a stream that has room by one with more ids, without those no longer watched.
      const kept = (stream: Stream) => [...stream.ids].filter((id) => active.has(id));
      const roomy = streams.find((stream) => kept(stream).length < maxProductsPerStream);
      const before = roomy && kept(roomy);
      if (roomy) close(roomy);
      const room = maxProductsPerStream - (before?.length ?? 0);
      open([...(before ?? []), ...more.splice(0, room)]);
    }
    followFetches();
    notify();
  };

  const open = (ids: readonly string[]) => {
    const levels = new Map<string, StockLevel>();
    const stream: Stream = {
      ids: new Set(ids),
      levels,
      status: 'connecting',
      stop: () => stop(),
    };
    streams = [...streams, stream];
    const stop = autoResubscribe<StockLevel>({
      subscribe: (handlers) => client.products.watchStock.subscribe({ ids: [...ids] }, handlers),
      onData(level) {
        levels.set(level.id, level);
        if (pending.size === 0) setTimeout(write);
        pending.set(level.id, level);
      },
      onStatus(status) {
        // While disconnected, received levels may be older than fetched data.
        if (status !== 'live') levels.clear();
        stream.status = status;
        notify();
      },
      onError(error) {
        if (!isStoreError(error, 'PRODUCT_NOT_FOUND')) return;
        for (const id of error.details.ids) {
          missing.add(id);
          void queryClient.invalidateQueries(queries.products.get.queryFilter({ id }));
        }
        close(stream);
        scheduleAdjust();
      },
    });
  };
  const close = (stream: Stream) => {
    stream.stop();
    streams = streams.filter((other) => other !== stream);
  };
  const write = () => {
    const levels = pending;
    pending = new Map();
    writeStock(queryClient, levels);
  };
  /** A response that was in flight while the stock changed may be older than the update. */
  const followFetches = () => {
    if (streams.length > 0) {
      stopFollowing ??= queryClient.getQueryCache().subscribe((event) => {
        if (event.type !== 'updated' || event.action.type !== 'success') return;
        if (!hasProducts(event.query)) return;
        for (const { levels } of streams) writeStockInto(event.query, levels);
      });
    } else {
      stopFollowing?.();
      stopFollowing = undefined;
    }
  };
  const notify = () => {
    for (const listener of listeners) listener();
  };

  return {
    watch(ids) {
      for (const id of ids) {
        const count = watchCounts.get(id) ?? 0;
        // Moves it to the end, as the most recently requested.
        watchCounts.delete(id);
        watchCounts.set(id, count + 1);
        missing.delete(id);
      }
      scheduleAdjust();
      return () => {
        for (const id of ids) {
          const left = (watchCounts.get(id) ?? 1) - 1;
          if (left > 0) watchCounts.set(id, left);
          else watchCounts.delete(id);
        }
        scheduleAdjust();
      };
    },
    status() {
      if (streams.some(({ status }) => status === 'closed')) return 'closed';
      return streams.length > 0 && streams.every(({ status }) => status === 'live')
        ? 'live'
        : 'connecting';
    },
    subscribe(listener) {
      const onChange = () => listener();
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
  };
}
