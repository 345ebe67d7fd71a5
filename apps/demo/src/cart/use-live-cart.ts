import { usePricedCart, type PricedCart } from '@order-store/sdk/react';
import { useStockAsItIs } from '../products/use-stock-as-it-is.ts';
import { store } from '../store/store.ts';
import { cart } from './cart.ts';

/** The cart of this browser at the prices and stock of now: a line that can no longer be had says so at once. */
export function useLiveCart(): PricedCart {
  const priced = usePricedCart(store, cart);
  useStockAsItIs(
    priced.lines
      .filter(({ problem }) => problem !== 'unavailable')
      .map(({ productId }) => productId),
  );
  return priced;
}
