import { isStoreError, type JsonObject } from '@order-store/sdk';
import { usePlaceOrder as usePlaceOrderOf } from '@order-store/sdk/react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { cart } from '../cart/cart.ts';
import { deliveryMethodsText, vatRatesText } from '../store/setting-query.ts';
import { store } from '../store/store.ts';
import { notify } from '../ui/notify.ts';
import { clearDraft } from './draft-storage.ts';

/** Places the cart as an order if its total is the expected one, then opens the order's page. */
export function usePlaceOrder(metadata: JsonObject | undefined, expectedTotal: string | undefined) {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const placing = usePlaceOrderOf(store, cart, {
    metadata,
    expectedTotal,
    async onPlaced({ orderNumber }) {
      clearDraft();
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
  // The shop may have changed its settings since the page was opened.
  const { error } = placing;
  useEffect(() => {
    if (!isStoreError(error, 'TOTAL_CHANGED') && !isStoreError(error, 'REJECTED')) return;
    for (const { queryKey } of [deliveryMethodsText, vatRatesText])
      void queryClient.invalidateQueries({ queryKey });
  }, [error, queryClient]);
  return placing;
}
