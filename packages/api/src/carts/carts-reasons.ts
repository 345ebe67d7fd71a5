import type { ReasonPolicies } from '../shared/reasons.ts';
import type { CartView } from './cart-view.ts';
import { CartChanged } from './carts-schemas.ts';

declare module '../shared/reasons.ts' {
  interface ErrorDetails extends CartsErrorDetails {}
}

interface CartsErrorDetails {
  CART_CHANGED: { current: CartView };
}

export const cartsReasons: ReasonPolicies<CartsErrorDetails> = {
  CART_CHANGED: { code: 'CONFLICT', retryable: false, details: CartChanged },
};
