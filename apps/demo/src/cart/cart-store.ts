import { useCart as useCartOf, type CartContent } from '@order-store/sdk/react';
import { cart } from './cart.ts';

/** The cart of this browser. */
export function useCart(): CartContent {
  return useCartOf(cart);
}

/** Puts so many pieces of a product in the cart; 0 takes it out. */
export const { setQuantity } = cart;
