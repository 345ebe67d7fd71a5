import { createCart } from '@order-store/sdk/react';

export { unitCount, quantityOf } from '@order-store/sdk/react';

/** The most pieces of one product that the cart takes. */
export const maxQuantity = 999;

/** The cart of this browser. */
export const cart = createCart({ key: 'pottle.cart', maxQuantity });
