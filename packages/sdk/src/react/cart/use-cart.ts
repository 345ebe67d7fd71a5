import { useSyncExternalStore } from 'react';
import type { CartContent } from './cart-content.ts';
import type { Cart } from './create-cart.ts';

/** What is in the cart now; the component follows it. Rendered on a server it is empty, as nobody's is known there. */
export function useCart(cart: Cart): CartContent {
  return useSyncExternalStore(cart.subscribe, cart.get, unknownYet);
}

const nothing: CartContent = { lines: [], idempotencyKey: '' };
const unknownYet = () => nothing;
