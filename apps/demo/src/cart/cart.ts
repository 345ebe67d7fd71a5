import { createCart } from '@order-store/sdk/react';
import { session } from '../account/session.ts';
import { store } from '../store/store.ts';

/** Maximum quantity of one product in the cart. */
export const maxQuantity = 999;

/** The cart of a guest, or of the signed-in account, which the store keeps too. */
export const cart = createCart({
  key: 'pottle.cart',
  account: session,
  client: store,
  maxQuantity,
});

// On every page, also those without the cart, so that signing out removes it from the device.
cart.subscribe(() => {});
