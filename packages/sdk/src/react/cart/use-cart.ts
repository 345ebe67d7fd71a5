import { useSyncExternalStore } from 'react';
import type { CartContent } from './cart-content.ts';
import type { Cart } from './create-cart.ts';

/** Returns the cart's content and rerenders when it changes. Empty in server rendering. */
export function useCart(cart: Cart): CartContent {
  return useSyncExternalStore(cart.subscribe, cart.get, getServerSnapshot);
}

const emptyContent: CartContent = { lines: [], idempotencyKey: '' };
const getServerSnapshot = () => emptyContent;
