import type { QueryClient } from '@tanstack/react-query';
import { isStoreError, type StockLevel, type StoreClient } from '../../index.ts';
import { autoResubscribe, type LiveStatus } from './auto-resubscribe.ts';
import { hasProducts, writeStock, writeStockInto, type StockLevels } from './write-stock.ts';

/** The store's limit of products per stream. */
const maxProductsPerStream = 200;
/** Browsers open at most six HTTP/1.1 connections per server, so two streams have to do. */
const maxStreams = 2;
/** The products that fit into the streams. */
export const maxWatchedProducts = maxStreams * maxProductsPerStream;

/** The streams that keep the stock of a set of products up to date in the cache. */
export interface StockStreams {
  /** Opens and closes streams so that they contain these products, at most {@link maxWatchedProducts}. */
  readonly cover: (active: ReadonlySet<string>) => void;
  readonly status: () => LiveStatus;
}

export interface StockStreamEvents {
  readonly onStatus: () => void;
  /** The store has no such products. Their stream has ended. */
  readonly onMissing: (ids: readonly string[]) => void;
}

interface Stream {
  readonly ids: readonly string[];
  /** Updates received on the current connection. */
  readonly levels: Map<string, StockLevel>;
  status: LiveStatus;
  stop: () => void;
}

export function createStockStreams(
  client: StoreClient,
  queryClient: QueryClient,
  { onStatus, onMissing }: StockStreamEvents,
): StockStreams {
  const write = batchWrites(queryClient);
  let streams: readonly Stream[] = [];
  let stopFollowing: (() => void) | undefined;

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

  return {
    cover(active) {
      const { unused, added } = planStreams(streams, active);
      for (const stream of unused) close(stream);
      for (const ids of added) open(ids);
      if (streams.length > 0) {
        stopFollowing ??= followFetches(queryClient, () => streams.map(({ levels }) => levels));
      } else {
        stopFollowing?.();
        stopFollowing = undefined;
      }
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
 * The streams to close, and the products of each stream to open. Streams that contain an active product stay, except
 * those that have room for another product: streams with more products replace them.
 */
function planStreams(streams: readonly Stream[], active: ReadonlySet<string>) {
  const unused: Stream[] = [];
  const added: string[][] = [];
  const watched = new Set(streams.flatMap(({ ids }) => ids));
  const more = [...active].filter((id) => !watched.has(id));
  for (const stream of streams) {
    const kept = stream.ids.filter((id) => active.has(id));
    const room = maxProductsPerStream - kept.length;
    if (kept.length > 0 && (more.length === 0 || room === 0)) continue;
    unused.push(stream);
    if (kept.length > 0) added.push([...kept, ...more.splice(0, room)]);
  }
  while (more.length > 0) added.push(more.splice(0, maxProductsPerStream));
  return { unused, added };
}

/** Writes the levels that arrive together at once. */
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

/** Writes received levels into fetched data: a response in flight while the stock changed may be older than the update. */
function followFetches(
  queryClient: QueryClient,
  received: () => readonly StockLevels[],
): () => void {
  return queryClient.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success') return;
    if (!hasProducts(event.query)) return;
    for (const levels of received()) writeStockInto(event.query, levels);
  });
}
