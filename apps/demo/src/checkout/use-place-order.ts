import { isStoreError } from '@order-store/sdk';
import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { renewKey, takeOutOrdered } from '../cart/cart-store.ts';
import type { Cart } from '../cart/cart.ts';
import { orderQuery, ordersKey } from '../orders/order-queries.ts';
import { productQuery, productsKey } from '../products/product-queries.ts';
import { store } from '../store/store.ts';
import { notify } from '../ui/notify.ts';

/** Orders the cart, with the key that belongs to its content, and goes on to the order. */
export function usePlaceOrder() {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: ({ lines, idempotencyKey }: Cart) =>
      store.orders.place.mutate({ items: [...lines], idempotencyKey }),
    onSuccess: async (order, { lines }) => {
      queryClient.setQueryData(orderQuery(order.orderNumber).queryKey, order);
      // Go first: an emptied cart must not flash by. Whoever closes the page in between and orders
      // once more gets this very order, by its key.
      await navigate({ to: '/orders/$orderNumber', params: { orderNumber: order.orderNumber } });
      takeOutOrdered(lines);
      notify.success('Thank you. Your order is placed.');
      void queryClient.invalidateQueries({ queryKey: ordersKey });
      void queryClient.invalidateQueries({ queryKey: productsKey });
    },
    onError: (error) => showOnLines(queryClient, error),
  });
}

/** Lets the lines show what the store said about them. */
function showOnLines(queryClient: QueryClient, error: Error): void {
  if (isStoreError(error, 'INSUFFICIENT_STOCK')) {
    for (const { productId, available } of error.details.lines) {
      queryClient.setQueryData(
        productQuery(productId).queryKey,
        (product) => product && { ...product, stockQuantity: available },
      );
    }
  }
  if (isStoreError(error, 'PRODUCT_NOT_FOUND')) {
    for (const id of error.details.ids) {
      void queryClient.resetQueries({ queryKey: productQuery(id).queryKey });
    }
  }
  if (isStoreError(error, 'IDEMPOTENCY_KEY_REUSED')) renewKey();
}
