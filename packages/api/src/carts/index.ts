import { defineFeature } from '../platform/define-feature.ts';
import { cartsAccess } from './carts-access.ts';
import { cartsReasons } from './carts-reasons.ts';
import { CartView } from './carts-schemas.ts';

defineFeature({ access: cartsAccess, reasons: cartsReasons, schemas: { AccountCart: CartView } });

export { cartsAccess };
export { cartsRouter } from './carts-router.ts';
export type { CartLineView, CartView } from './cart-view.ts';
