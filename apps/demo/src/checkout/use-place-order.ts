import { usePlaceOrder as usePlaceOrderOf } from '@order-store/sdk/react';
import { useNavigate } from '@tanstack/react-router';
import { metadataOf, type Address } from './address.ts';
import { cart } from '../cart/cart.ts';
import { store } from '../store/store.ts';
import { notify } from '../ui/notify.ts';

/** Places the cart as an order if its total is the expected one, then opens the order's page. */
export function usePlaceOrder(address: Address, expectedTotal: string | undefined) {
  const navigate = useNavigate();
  return usePlaceOrderOf(store, cart, {
    metadata: metadataOf(address),
    expectedTotal,
    async onPlaced({ orderNumber }) {
      // What "back" returns to.
      await navigate({
        to: '/checkout',
        search: { placed: orderNumber },
        replace: true,
        resetScroll: false,
      });
      await navigate({ to: '/orders/$orderNumber', params: { orderNumber } });
      notify.success('Thank you! Your order has been placed.');
    },
  });
}
