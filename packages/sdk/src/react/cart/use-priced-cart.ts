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

/** A line of the cart with what the store says of its product now. */
export interface PricedLine extends CartLine {
  /** Undefined while loading, or when it is no longer sold. */
  readonly product: Product | undefined;
  /** Why it cannot be had as it stands: there is less of it (`product.stockQuantity`), or it is no longer sold. */
  readonly problem: 'insufficient-stock' | 'unavailable' | undefined;
}

/** A cart at the prices and stock of now. */
export interface PricedCart {
  readonly lines: readonly PricedLine[];
  readonly isPending: boolean;
  /** Why the products could not be asked for. */
  readonly error: AnyStoreError | undefined;
  /** Asks once more for what could not be had. */
  readonly retry: () => void;
  /** The sum of all lines that are still sold; undefined until all are known. */
  readonly total: string | undefined;
  /** Whether every line can be had as it stands. */
  readonly canOrder: boolean;
}

/**
 * The cart with the store's word on each line. The products are asked for together, and a refusal of
 * `usePlaceOrder` shows on its lines. While the order of this content is on its way no line is short: what
 * is told of the stock may be what the order itself has left.
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

interface Answer {
  readonly data: Product | undefined;
  readonly error: AnyStoreError | null;
}

function priceOf(
  { productId, quantity }: CartLine,
  answer: Answer | undefined,
  isOrdering: boolean,
): PricedLine {
  const gone = isStoreError(answer?.error, 'PRODUCT_NOT_FOUND');
  const product = gone ? undefined : answer?.data;
  const short = !isOrdering && product !== undefined && product.stockQuantity < quantity;
  return {
    productId,
    quantity,
    product,
    problem: gone ? 'unavailable' : short ? 'insufficient-stock' : undefined,
  };
}

function totalOf(lines: readonly PricedLine[]): string {
  return addMoney(
    ...lines.flatMap(({ product, quantity }) =>
      product ? [multiplyMoney(product.price, quantity)] : [],
    ),
  );
}
