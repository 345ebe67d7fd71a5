import type { QueryClient } from '@tanstack/react-query';
import { isStoreError, type StockLevel, type StoreClient } from '../../index.ts';
import { createStoreQueries } from '../create-store-queries.ts';
import { memoizePerClient } from './memoize-per-client.ts';
import { autoResubscribe, type LiveStatus } from './auto-resubscribe.ts';
import { hasProducts, writeStock, writeStockInto } from './write-stock.ts';

/** The most products that one stream tells of; the store takes no more. */
const maxProductsPerStream = 200;
/**
 * Browsers have six connections to a server that speaks HTTP/1.1, for everything. Of more products than fit,
 * those that were wanted last are watched.
 */
const maxStreams = 2;
/** What is wanted and no longer wanted within this time changes the streams once. */
const batchDelayMs = 50;

/** Keeps the stock of products as it is now in the cache, for as long as somebody wants it. */
export interface StockWatch {
  /** Until the returned function is called. Several may want the same product. */
  readonly watch: (ids: readonly string[]) => () => void;
  readonly liveness: () => LiveStatus;
  /** Calls back when the liveness changes. */
  readonly subscribe: (listener: () => void) => () => void;
}

interface Stream {
  readonly ids: ReadonlySet<string>;
  /** What it told since its connection stands. */
  readonly levels: Map<string, number>;
  liveness: LiveStatus;
  readonly stop: () => void;
}

/** The one watch of a cache. */
export const stockWatchOf = memoizePerClient<StockWatch>((client, queryClient) =>
  createStockWatch(client, queryClient),
);

function createStockWatch(client: StoreClient, queryClient: QueryClient): StockWatch {
  const queries = createStoreQueries(client);
  const wanted = new Map<string, number>();
  const missing = new Set<string>();
  const listeners = new Set<() => void>();
  let streams: Stream[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let news = new Map<string, number>();
  let unfollow: (() => void) | undefined;

  const adjustSoon = () => {
    timer ??= setTimeout(adjust, batchDelayMs);
  };
  const adjust = () => {
    timer = undefined;
    const ids = [...wanted.keys()].filter((id) => !missing.has(id));
    const present = new Set(ids.slice(-maxStreams * maxProductsPerStream));
    const isUsed = ({ ids: watched }: Stream) => [...watched].some((id) => present.has(id));
    for (const stream of streams.filter((each) => !isUsed(each))) close(stream);

    const watched = new Set(streams.flatMap((stream) => [...stream.ids]));
    const more = [...present].filter((id) => !watched.has(id));
    while (more.length > 0) {
      // One with room is opened anew with the others in it; what nobody wants any more is left out then.
      const kept = (stream: Stream) => [...stream.ids].filter((id) => present.has(id));
      const roomy = streams.find((stream) => kept(stream).length < maxProductsPerStream);
      const before = roomy && kept(roomy);
      if (roomy) close(roomy);
      const room = maxProductsPerStream - (before?.length ?? 0);
      open([...(before ?? []), ...more.splice(0, room)]);
    }
    follow();
    tell();
  };

  const open = (ids: readonly string[]) => {
    const levels = new Map<string, number>();
    const stream: Stream = {
      ids: new Set(ids),
      levels,
      liveness: 'connecting',
      stop: () => stop(),
    };
    streams = [...streams, stream];
    const stop = autoResubscribe<StockLevel>({
      subscribe: (handlers) => client.products.watchStock.subscribe({ ids: [...ids] }, handlers),
      onData({ id, stockQuantity }) {
        levels.set(id, stockQuantity);
        if (news.size === 0) setTimeout(write);
        news.set(id, stockQuantity);
      },
      onStatus(liveness) {
        // While nothing is told, what was told may be older than what is asked for.
        if (liveness !== 'live') levels.clear();
        stream.liveness = liveness;
        tell();
      },
      onError(error) {
        if (!isStoreError(error, 'PRODUCT_NOT_FOUND')) return;
        for (const id of error.details.ids) {
          missing.add(id);
          void queryClient.invalidateQueries(queries.products.get.queryFilter({ id }));
        }
        close(stream);
        adjustSoon();
      },
    });
  };
  const close = (stream: Stream) => {
    stream.stop();
    streams = streams.filter((other) => other !== stream);
  };
  const write = () => {
    const levels = news;
    news = new Map();
    writeStock(queryClient, levels);
  };
  /** An answer that was under way while the stock changed may be older than what was told. */
  const follow = () => {
    if (streams.length > 0) {
      unfollow ??= queryClient.getQueryCache().subscribe((event) => {
        if (event.type !== 'updated' || event.action.type !== 'success') return;
        if (!hasProducts(event.query)) return;
        for (const { levels } of streams) writeStockInto(event.query, levels);
      });
    } else {
      unfollow?.();
      unfollow = undefined;
    }
  };
  const tell = () => {
    for (const listener of listeners) listener();
  };

  return {
    watch(ids) {
      for (const id of ids) {
        const count = wanted.get(id) ?? 0;
        // To the end, as what was wanted last.
        wanted.delete(id);
        wanted.set(id, count + 1);
        missing.delete(id);
      }
      adjustSoon();
      return () => {
        for (const id of ids) {
          const left = (wanted.get(id) ?? 1) - 1;
          if (left > 0) wanted.set(id, left);
          else wanted.delete(id);
        }
        adjustSoon();
      };
    },
    liveness() {
      if (streams.some(({ liveness }) => liveness === 'closed')) return 'closed';
      return streams.length > 0 && streams.every(({ liveness }) => liveness === 'live')
        ? 'live'
        : 'connecting';
    },
    subscribe(listener) {
      const told = () => listener();
      listeners.add(told);
      return () => listeners.delete(told);
    },
  };
}
