import { createCart } from '@order-store/sdk/react';

/** Maximum quantity of one product in the cart. */
export const maxQuantity = 999;

/** This browser's cart, persisted in localStorage. */
export const cart = createCart({ key: 'pottle.cart', maxQuantity });
