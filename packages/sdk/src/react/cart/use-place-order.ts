import {
  useMutation,
  useQueryClient,
  type QueryClient,
  type UseMutationResult,
} from '@tanstack/react-query';
import { isStoreError, type AnyStoreError, type Order, type StoreClient } from '../../index.ts';
import { createStoreQueries } from '../create-store-queries.ts';
import { writeStock } from '../live/write-stock.ts';
import type { StoreQueries } from '../store-queries.ts';
import type { CartContent } from './cart-content.ts';
import type { Cart } from './create-cart.ts';
import { inFlightOrders } from './in-flight-orders.ts';

/** The order of a cart on its way, and what became of it. */
export type PlaceOrderMutation = UseMutationResult<Order, AnyStoreError, CartContent> & {
  /** Orders what is in the cart now. While that very content is on its way, nothing. */
  readonly place: () => void;
};

export interface PlaceOrderOptions {
  /**
   * SubscriptionHandlers of the order while it is in the cart still, which is emptied when this is done: going to the order's
   * page in it shows no empty cart on the way. What it throws is reported as any uncaught error of the page.
   */
  readonly onPlaced?: ((order: Order) => unknown) | undefined;
}

/**
 * Orders a cart, once, however often and from wherever it is tried: the idempotency key of its content goes
 * along. Then what was ordered is taken out, and orders and products that are shown are asked for again.
 *
 * When it is refused the cart stays as it is, its key too. Of INSUFFICIENT_STOCK and PRODUCT_NOT_FOUND the
 * products learn that are cached, so that `usePricedCart` marks their lines. After IDEMPOTENCY_KEY_REUSED,
 * which says that an older content was ordered with this key, the cart gets another one.
 */
export function usePlaceOrder(
  client: StoreClient,
  cart: Cart,
  { onPlaced }: PlaceOrderOptions = {},
): PlaceOrderMutation {
  const queryClient = useQueryClient();
  const queries = createStoreQueries(client);
  const placing = useMutation<Order, AnyStoreError, CartContent>({
    mutationKey: queries.orders.place.mutationKey(),
    mutationFn: ({ lines, idempotencyKey }) =>
      client.orders.place.mutate({
        items: lines.map(({ productId, quantity }) => ({ productId, quantity })),
        idempotencyKey,
      }),
    onSuccess: async (order, { lines }) => {
      const { get } = queries.orders;
      for (const input of [{ id: order.id }, { orderNumber: order.orderNumber }])
        queryClient.setQueryData(get.queryKey(input), order);
      try {
        await onPlaced?.(order);
      } catch (problem) {
        // The page's, not the order's, which is placed.
        reportError(problem);
      }
      cart.removeOrdered(lines);
      void queryClient.invalidateQueries(queries.orders.pathFilter());
      void queryClient.invalidateQueries(queries.products.pathFilter());
    },
    onError: (refusal) => {
      tellProducts(queryClient, queries, refusal);
      if (isStoreError(refusal, 'IDEMPOTENCY_KEY_REUSED')) cart.renewIdempotencyKey();
    },
  });

  const place = () => {
    const content = cart.get();
    if (queryClient.isMutating(inFlightOrders(queries, content)) === 0) placing.mutate(content);
  };
  return { ...placing, place };
}

/** Lets what is shown of the products know what the store said of them. */
function tellProducts(queryClient: QueryClient, queries: StoreQueries, refusal: AnyStoreError) {
  if (isStoreError(refusal, 'INSUFFICIENT_STOCK')) {
    const { lines } = refusal.details;
    writeStock(queryClient, new Map(lines.map((line) => [line.productId, line.available])));
  }
  if (isStoreError(refusal, 'PRODUCT_NOT_FOUND')) {
    for (const id of refusal.details.ids)
      void queryClient.resetQueries(queries.products.get.queryFilter({ id }));
  }
}
