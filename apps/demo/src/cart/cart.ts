import { createCart } from '@order-store/sdk/react';
import { session } from '../account/session.ts';

/** Maximum quantity of one product in the cart. */
export const maxQuantity = 999;

/** The cart of the signed-in account or of a guest, persisted in localStorage. */
export const cart = createCart({ key: 'pottle.cart', account: session, maxQuantity });
