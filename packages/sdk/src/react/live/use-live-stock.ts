import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import type { StoreClient } from '../../index.ts';
import type { LiveStatus } from './auto-resubscribe.ts';
import { stockWatchOf } from './stock-watch.ts';

/**
 * Keeps the stock of these products up to date in the cache while the component is mounted. All components share at
 * most two streams for 400 products in total; beyond that, the most recently requested products are watched.
 */
export function useLiveStock(client: StoreClient, ids: readonly string[]): LiveStatus {
  const stock = stockWatchOf(client, useQueryClient());
  // A string, so that a new array with the same ids doesn't resubscribe.
  const joined = ids.join();
  useEffect(() => stock.watch(joined === '' ? [] : joined.split(',')), [stock, joined]);
  return useSyncExternalStore(stock.subscribe, stock.status, stock.status);
}
