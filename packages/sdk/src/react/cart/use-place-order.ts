import {
  useMutation,
  useQueryClient,
  type QueryClient,
  type UseMutationResult,
} from '@tanstack/react-query';
import {
  addMoney,
  isStoreError,
  multiplyMoney,
  type AnyStoreError,
  type JsonObject,
  type Order,
  type StoreClient,
} from '../../index.ts';
import { createStoreQueries } from '../create-store-queries.ts';
import { invalidate } from '../invalidate.ts';
import { writeStock } from '../live/write-stock.ts';
import type { StoreQueries } from '../store-queries.ts';
import type { CartContent, CartLine } from './cart-content.ts';
import type { Cart } from './create-cart.ts';
import { inFlightOrders } from './in-flight-orders.ts';

/** A cart, the total at the prices that the customer saw, and the order's metadata. */
interface PricedContent extends CartContent {
  /** Without it, the current prices are used. */
  readonly expectedTotal?: string | undefined;
  /** The shop's own data, stored with the order. */
  readonly metadata?: JsonObject | undefined;
}

/** The mutation that orders a cart. */
export type PlaceOrderMutation = UseMutationResult<Order, AnyStoreError, PricedContent> & {
  /** Orders the current content. Does nothing while an order of the same content is in flight. */
  readonly place: () => void;
};

/** Options of {@link usePlaceOrder}. */
export interface PlaceOrderOptions {
  /**
   * Called with the placed order before the cart is emptied, and awaited, so that navigating to the order here
   * doesn't show an empty cart. Errors it throws are reported as uncaught errors.
   */
  readonly onPlaced?: ((order: Order) => unknown) | undefined;
  /** The shop's own data that `place` stores with the order, such as an address. */
  readonly metadata?: JsonObject | undefined;
  /** The grand total that the customer saw, in a shop that adds charges. Default: the total of the cart. */
  readonly expectedTotal?: string | undefined;
}

/**
 * Orders a cart. The idempotency key of its content prevents duplicate orders. On success, removes the ordered
 * quantities from the cart and invalidates orders and products.
 *
 * The order is placed only at the total of `usePricedCart`. If a price changed in between, it fails with TOTAL_CHANGED,
 * whose details have both totals; `usePricedCart` then has the new prices, and calling `place` again accepts them.
 *
 * On failure, the cart and its key stay. INSUFFICIENT_STOCK, PRODUCT_NOT_FOUND and NOT_FOR_SALE update cached products,
 * so that `usePricedCart` marks their lines. IDEMPOTENCY_KEY_REUSED means that different content was ordered with this key,
 * so the cart gets a new one. It also gets a new one if the order that was placed with the key has expired or was
 * cancelled: the content is then ordered again.
 */
export function usePlaceOrder(
  client: StoreClient,
  cart: Cart,
  { onPlaced, metadata, expectedTotal }: PlaceOrderOptions = {},
): PlaceOrderMutation {
  const queryClient = useQueryClient();
  const queries = createStoreQueries(client);
  const placing = useMutation<Order, AnyStoreError, PricedContent>({
    mutationKey: queries.orders.place.mutationKey(),
    mutationFn: async ({ lines, idempotencyKey, expectedTotal: total, metadata: given }) => {
      const items = lines.map(({ productId, quantity }) => ({ productId, quantity }));
      const content = {
        items,
        expectedTotal: total ?? (await currentTotal(queryClient, queries, lines)),
        metadata: given,
      };
      const placed = await client.orders.place.mutate({ ...content, idempotencyKey });
      if (placed.status !== 'cancelled') return placed;
      // An earlier attempt placed it, and it has expired or was cancelled since.
      cart.renewIdempotencyKey();
      const key = cart.get().idempotencyKey;
      return client.orders.place.mutate({ ...content, idempotencyKey: key });
    },
    onSuccess: async (order, { lines }) => {
      cacheOrder(queryClient, queries, order);
      try {
        await onPlaced?.(order);
      } catch (error) {
        // The order is placed, so the mutation must not fail.
        reportError(error);
      }
      cart.removeOrdered(lines);
      invalidate(queryClient, queries.orders, queries.products);
    },
    onError: (error) => {
      updateProducts(queryClient, queries, error);
      if (isStoreError(error, 'IDEMPOTENCY_KEY_REUSED')) cart.renewIdempotencyKey();
    },
  });

  const placeContent = (content: CartContent) => {
    if (queryClient.isMutating(inFlightOrders(queries, content)) > 0) return;
    placing.mutate({
      ...content,
      metadata,
      expectedTotal: expectedTotal ?? cachedTotal(queryClient, queries, content.lines),
    });
  };
  const place = () => {
    const content = cart.get();
    const syncing = cart.whenSynced();
    if (!syncing) return placeContent(content);
    // Another device may have ordered a part of the content: the customer then sees what is left before ordering it.
    void syncing.then(() => {
      if (cart.get().idempotencyKey === content.idempotencyKey) placeContent(content);
    });
  };
  return { ...placing, place };
}

function cacheOrder(queryClient: QueryClient, { orders }: StoreQueries, order: Order) {
  for (const input of [{ id: order.id }, { orderNumber: order.orderNumber }])
    queryClient.setQueryData(orders.get.queryKey(input), order);
}

/** The total at the cached prices, which `usePricedCart` shows; undefined if a product is not cached. */
function cachedTotal(
  queryClient: QueryClient,
  queries: StoreQueries,
  lines: readonly CartLine[],
): string | undefined {
  const amounts: string[] = [];
  for (const { productId: id, quantity } of lines) {
    const product = queryClient.getQueryData(queries.products.get.queryKey({ id }));
    if (!product) return undefined;
    amounts.push(multiplyMoney(product.price, quantity));
  }
  return addMoney(...amounts);
}

/** For a page that orders a cart without showing its prices. */
async function currentTotal(
  queryClient: QueryClient,
  queries: StoreQueries,
  lines: readonly CartLine[],
): Promise<string> {
  const amounts = lines.map(async ({ productId: id, quantity }) => {
    const options = queries.products.get.queryOptions({ id });
    return multiplyMoney((await queryClient.ensureQueryData(options)).price, quantity);
  });
  return addMoney(...(await Promise.all(amounts)));
}

/** Updates cached products from the error. */
function updateProducts(queryClient: QueryClient, queries: StoreQueries, error: AnyStoreError) {
  const levels = isStoreError(error, 'INSUFFICIENT_STOCK')
    ? error.details.lines.map(({ productId, available: stockQuantity }) => ({
        productId,
        stockQuantity,
      }))
    : isStoreError(error, 'TOTAL_CHANGED')
      ? error.details.lines.map(({ productId, unitPrice: price }) => ({ productId, price }))
      : [];
  writeStock(queryClient, new Map(levels.map(({ productId, ...level }) => [productId, level])));
  if (isStoreError(error, 'PRODUCT_NOT_FOUND') || isStoreError(error, 'NOT_FOR_SALE')) {
    for (const id of error.details.ids)
      void queryClient.resetQueries(queries.products.get.queryFilter({ id }));
  }
}
