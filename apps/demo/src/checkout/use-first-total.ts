import { useCart } from '@order-store/sdk/react';
import { useState } from 'react';
import { cart } from '../cart/cart.ts';

/**
 * The total that was shown first for the cart's current content and this delivery method. It differs from `total` if prices
 * changed since.
 */
export function useFirstTotal(
  total: string | undefined,
  method: string | undefined,
): string | undefined {
  const { idempotencyKey } = useCart(cart);
  const key = `${idempotencyKey} ${method}`;
  const [first, setFirst] = useState<{ readonly key: string; readonly total: string }>();
  if (total !== undefined && first?.key !== key) setFirst({ key, total });
  return first?.key === key ? first.total : total;
}
