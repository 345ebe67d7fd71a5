import { usePlaceOrder as usePlaceOrderOf } from '@order-store/sdk/react';
import { useNavigate } from '@tanstack/react-router';
import { cart } from '../cart/cart.ts';
import { store } from '../store/store.ts';
import { notify } from '../ui/notify.ts';

/** Places the cart as an order, then opens the order's page. */
export function usePlaceOrder() {
  const navigate = useNavigate();
  return usePlaceOrderOf(store, cart, {
    async onPlaced({ orderNumber }) {
      await navigate({ to: '/orders/$orderNumber', params: { orderNumber } });
      notify.success('Thank you! Your order has been placed.');
    },
  });
}
