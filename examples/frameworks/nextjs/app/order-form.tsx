'use client';

import { useActionState } from 'react';
import { placeOrder } from './actions';

interface Props {
  readonly productId: string;
  /** Of this form, so that submitting it twice places one order. */
  readonly idempotencyKey: string;
}

export function OrderForm({ productId, idempotencyKey }: Props) {
  const [problem, order, isPending] = useActionState(placeOrder, null);
  return (
    <form action={order}>
      <input type="hidden" name="productId" value={productId} />
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
      <input type="number" name="quantity" aria-label="Quantity" min="1" defaultValue="1" />
      <button disabled={isPending}>Order</button>
      {problem !== null && <p role="alert">{problem}</p>}
    </form>
  );
}
