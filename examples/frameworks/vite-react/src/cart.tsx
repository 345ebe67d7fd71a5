import { isStoreError } from '@order-store/sdk';
import { usePlaceOrder, usePricedCart } from '@order-store/sdk/react';
import { cart, store } from './store.ts';

/** The cart is kept in the browser, and ordered once however often the button is clicked. */
export function Cart() {
  const { lines, total, canOrder } = usePricedCart(store, cart);
  const { place, isPending, error, data: order } = usePlaceOrder(store, cart);
  if (order && lines.length === 0) return <p>Thank you: {order.orderNumber}</p>;
  return (
    <section>
      <p>
        {lines.length} products for {total}
      </p>
      <button disabled={!canOrder || isPending} onClick={place}>
        Order
      </button>
      {isStoreError(error, 'UNAUTHENTICATED') && <p role="alert">Sign in to order</p>}
    </section>
  );
}
