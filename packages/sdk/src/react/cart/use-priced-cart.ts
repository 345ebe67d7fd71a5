import { useIsMutating, useQueries } from '@tanstack/react-query';
import {
  addMoney,
  isStoreError,
  multiplyMoney,
  type AnyStoreError,
  type Product,
  type StoreClient,
} from '../../index.ts';
import { createStoreQueries } from '../create-store-queries.ts';
import type { CartLine } from './cart-content.ts';
import type { Cart } from './create-cart.ts';
import { inFlightOrders } from './in-flight-orders.ts';
import { useCart } from './use-cart.ts';

/** A cart line with its current product. */
export interface PricedLine extends CartLine {
  /** Undefined while loading, or if the product is unavailable. */
  readonly product: Product | undefined;
  /** Why the line can't be ordered: the quantity exceeds `product.stockQuantity`, or the product doesn't exist. */
  readonly problem: 'insufficient-stock' | 'unavailable' | undefined;
}

/** A cart with current prices and stock. */
export interface PricedCart {
  readonly lines: readonly PricedLine[];
  readonly isPending: boolean;
  /** Why products could not be loaded. */
  readonly error: AnyStoreError | undefined;
  /** Reloads products that failed to load. */
  readonly retry: () => void;
  /** The sum of all available lines; undefined until all products are loaded. */
  readonly total: string | undefined;
  /** Whether every line can be ordered. */
  readonly canOrder: boolean;
}

/**
 * Returns the cart with current prices and stock. Lines show the errors of `usePlaceOrder`. While an order of this
 * content is in flight, no line is `insufficient-stock`, since stock updates may already include that order.
 */
export function usePricedCart(client: StoreClient, cart: Cart): PricedCart {
  const content = useCart(cart);
  const { lines } = content;
  const queries = createStoreQueries(client);
  const isOrdering = useIsMutating(inFlightOrders(queries, content)) > 0;
  return useQueries({
    queries: lines.map(({ productId }) => queries.products.get.queryOptions({ id: productId })),
    combine: (results): PricedCart => {
      const priced = lines.map((line, index) => priceOf(line, results[index], isOrdering));
      const failed = results.find(
        ({ data, error }) => !data && error && !isStoreError(error, 'PRODUCT_NOT_FOUND'),
      );
      const isPending = results.some((result) => result.isPending);
      return {
        lines: priced,
        isPending,
        error: failed?.error ?? undefined,
        retry: () => results.forEach((result) => result.isError && void result.refetch()),
        total: isPending || failed ? undefined : totalOf(priced),
        canOrder: priced.every(({ product, problem }) => product !== undefined && !problem),
      };
    },
  });
}

interface ProductResult {
  readonly data: Product | undefined;
  readonly error: AnyStoreError | null;
}

function priceOf(
  { productId, quantity }: CartLine,
  result: ProductResult | undefined,
  isOrdering: boolean,
): PricedLine {
  const isUnavailable = isStoreError(result?.error, 'PRODUCT_NOT_FOUND');
  const product = isUnavailable ? undefined : result?.data;
  const isShort = !isOrdering && product !== undefined && product.stockQuantity < quantity;
  return {
    productId,
    quantity,
    product,
    problem: isUnavailable ? 'unavailable' : isShort ? 'insufficient-stock' : undefined,
  };
}

function totalOf(lines: readonly PricedLine[]): string {
  return addMoney(
    ...lines.flatMap(({ product, quantity }) =>
      product ? [multiplyMoney(product.price, quantity)] : [],
    ),
  );
}
