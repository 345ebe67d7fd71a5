import { useCart } from '@order-store/sdk/react';
import { useState } from 'react';
import { cart } from '../cart/cart.ts';

/** The total that was shown first for the cart's current content. It differs from `total` if prices changed since. */
export function useFirstTotal(total: string | undefined): string | undefined {
  const { idempotencyKey } = useCart(cart);
  const [first, setFirst] = useState<{ readonly key: string; readonly total: string }>();
  if (total !== undefined && first?.key !== idempotencyKey)
    setFirst({ key: idempotencyKey, total });
  return first?.key === idempotencyKey ? first.total : total;
}
