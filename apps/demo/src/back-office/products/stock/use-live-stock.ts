import type { Product } from '@order-store/sdk';
import { useEffect, useState } from 'react';
import { store } from '../../../store/store.ts';

/** Tells of a product how many pieces there are now. */
export type StockNow = (product: Pick<Product, 'id' | 'stockQuantity'>) => number;

/**
 * Follows the stock of these products (up to 200) for as long as the view is shown. What the stream has not
 * told of yet is as it was loaded; a stream that is cut comes back by itself.
 */
export function useLiveStock(ids: readonly string[]): StockNow {
  const [levels, setLevels] = useState<ReadonlyMap<string, number>>(new Map());
  const watched = ids.join();

  useEffect(() => {
    if (watched === '') return undefined;
    const watching = store.products.watchStock.subscribe(
      { ids: watched.split(',') },
      {
        onData: ({ id, stockQuantity }) => {
          setLevels((known) => new Map(known).set(id, stockQuantity));
        },
        // Without the stream the view shows what it loaded, and loads again as all views do.
        onError: () => {},
      },
    );
    return () => watching.unsubscribe();
  }, [watched]);

  return ({ id, stockQuantity }) => levels.get(id) ?? stockQuantity;
}
