import type { QueryClient } from '@tanstack/react-query';
import { isStoreError, type StockLevel, type StoreClient } from '../../index.ts';
import { autoResubscribe, type LiveStatus } from './auto-resubscribe.ts';
import { hasProducts, writeStock, writeStockInto } from './write-stock.ts';

/** The store's limit on products per stream. */
const maxProductsPerStream = 200;
/** Browsers open at most six HTTP/1.1 connections per server, so two streams have to do. */
const maxStreams = 2;
/** The products that fit into the streams. */
export const maxWatchedProducts = maxStreams * maxProductsPerStream;

/** The streams that keep the stock of a set of products up to date in the cache. */
interface StockStreams {
  /** Opens and closes streams so that they contain these products, at most {@link maxWatchedProducts}. */
  readonly cover: (active: ReadonlySet<string>) => void;
  readonly status: () => LiveStatus;
}

interface Stream {
  readonly ids: readonly string[];
  /** Updates received on the current connection. */
  readonly levels: Map<string, StockLevel>;
  status: LiveStatus;
  stop: () => void;
}

/**
 * Calls `onStatus` when the status may have changed, and `onMissing` with products that the store does not have, after their
 * stream has ended.
 */
export function createStockStreams(
  client: StoreClient,
  queryClient: QueryClient,
  onStatus: () => void,
  onMissing: (ids: readonly string[]) => void,
): StockStreams {
  const write = batchWrites(queryClient);
  let streams: readonly Stream[] = [];

  const open = (ids: readonly string[]) => {
    const stream: Stream = { ids, levels: new Map(), status: 'connecting', stop: () => {} };
    streams = [...streams, stream];
    stream.stop = autoResubscribe<StockLevel>({
      subscribe: (handlers) => client.products.watchStock.subscribe({ ids: [...ids] }, handlers),
      onData(level) {
        stream.levels.set(level.id, level);
        write(level);
      },
      onStatus(status) {
        // While disconnected, received levels may be older than fetched data.
        if (status !== 'live') stream.levels.clear();
        stream.status = status;
        onStatus();
      },
      onError(error) {
        if (!isStoreError(error, 'PRODUCT_NOT_FOUND')) return;
        close(stream);
        onMissing(error.details.ids);
      },
    });
  };
  const close = (stream: Stream) => {
    stream.stop();
    streams = streams.filter((other) => other !== stream);
  };

  // A response that was in flight while the stock changed may be older than the update.
  queryClient.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success') return;
    if (!hasProducts(event.query)) return;
    for (const { levels } of streams) writeStockInto(event.query, levels);
  });

  return {
    cover(active) {
      const [closed, ids] = planStreams(streams, active);
      for (const stream of closed) close(stream);
      while (ids.length > 0) open(ids.splice(0, maxProductsPerStream));
      onStatus();
    },
    status() {
      if (streams.some(({ status }) => status === 'closed')) return 'closed';
      return streams.length > 0 && streams.every(({ status }) => status === 'live')
        ? 'live'
        : 'connecting';
    },
  };
}

/**
 * The streams to close, and the products to open streams for. Streams that contain an active product stay, except those that
 * have room for another product: streams with more products replace them.
 */
function planStreams(
  streams: readonly Stream[],
  active: ReadonlySet<string>,
): [closed: readonly Stream[], ids: string[]] {
  const watched = new Set(streams.flatMap(({ ids }) => ids));
  const ids = [...active].filter((id) => !watched.has(id));
  const closed: Stream[] = [];
  let left = ids.length;
  for (const stream of streams) {
    const kept = stream.ids.filter((id) => active.has(id));
    const room = maxProductsPerStream - kept.length;
    if (kept.length > 0 && (left <= 0 || room === 0)) continue;
    closed.push(stream);
    ids.unshift(...kept);
    left -= room;
  }
  return [closed, ids];
}

/** Writes levels that arrive together in one step. */
function batchWrites(queryClient: QueryClient): (level: StockLevel) => void {
  let pending = new Map<string, StockLevel>();
  const write = () => {
    const levels = pending;
    pending = new Map();
    writeStock(queryClient, levels);
  };
  return (level) => {
    if (pending.size === 0) setTimeout(write);
    pending.set(level.id, level);
  };
}
