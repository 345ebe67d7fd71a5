import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import type { StoreClient } from '../../index.ts';
import type { LiveStatus } from './auto-resubscribe.ts';
import { stockWatchOf } from './stock-watch.ts';

/**
 * Keeps the stock of these products as it is now, wherever they are cached, as long as the component is there.
 * The ids may grow and change, and other components may want others: all share two streams at most, which take
 * 400 products; of more, those that were wanted last are kept up to date.
 */
export function useLiveStock(client: StoreClient, ids: readonly string[]): LiveStatus {
  const stock = stockWatchOf(client, useQueryClient());
  // Who gives the same ids in another array wants nothing new.
  const joined = ids.join();
  useEffect(() => stock.watch(joined === '' ? [] : joined.split(',')), [stock, joined]);
  return useSyncExternalStore(stock.subscribe, stock.liveness, stock.liveness);
}
