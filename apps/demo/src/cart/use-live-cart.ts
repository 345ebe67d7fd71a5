import { usePricedCart, type PricedCart } from '@order-store/sdk/react';
import { useStockUpdates } from '../store/use-stock-updates.ts';
import { store } from '../store/store.ts';
import { cart } from './cart.ts';

/** The cart with current prices and stock, updated live. */
export function useLiveCart(): PricedCart {
  const priced = usePricedCart(store, cart);
  useStockUpdates(
    priced.lines
      .filter(({ problem }) => problem !== 'unavailable')
      .map(({ productId }) => productId),
  );
  return priced;
}
