import { addMoney, isStoreError, multiplyMoney, type Product } from '@order-store/sdk';
import { useQueries } from '@tanstack/react-query';
import { productQuery } from '../products/product-queries.ts';
import type { Cart } from './cart.ts';

/** A line of the cart with what the store says of its product now. */
export interface PricedLine {
  readonly productId: string;
  readonly quantity: number;
  /** Undefined while loading, or when it is no longer sold. */
  readonly product: Product | undefined;
  readonly problem: 'short' | 'gone' | undefined;
}

export interface PricedCart {
  readonly lines: readonly PricedLine[];
  readonly isPending: boolean;
  /** Why the products could not be asked for. */
  readonly error: Error | undefined;
  readonly retry: () => void;
  /** At the prices of now, of all lines that are still sold; undefined until all are known. */
  readonly total: string | undefined;
  /** Whether every line can be had as it stands. */
  readonly canOrder: boolean;
}

/** The cart at the prices and stock of now. */
export function usePricedCart(cart: Cart): PricedCart {
  return useQueries({
    queries: cart.lines.map(({ productId }) => productQuery(productId)),
    combine: (results) => {
      const lines = cart.lines.map(({ productId, quantity }, index): PricedLine => {
        const product = results[index]?.data;
        const gone = isStoreError(results[index]?.error, 'PRODUCT_NOT_FOUND');
        const short = product !== undefined && product.stockQuantity < quantity;
        const problem = gone ? 'gone' : short ? 'short' : undefined;
        return { productId, quantity, product: gone ? undefined : product, problem };
      });
      const failed = results.find(
        ({ data, error }) =>
          data === undefined && error !== null && !isStoreError(error, 'PRODUCT_NOT_FOUND'),
      );
      const isPending = results.some((result) => result.isPending);
      return {
        lines,
        isPending,
        error: failed?.error ?? undefined,
        retry: () => results.forEach((result) => result.isError && void result.refetch()),
        total: isPending || failed ? undefined : totalOf(lines),
        canOrder: lines.every(({ product, problem }) => product !== undefined && !problem),
      };
    },
  });
}

function totalOf(lines: readonly PricedLine[]): string {
  const sold = lines.flatMap(({ product, quantity }) =>
    product ? [multiplyMoney(product.price, quantity)] : [],
  );
  return addMoney(...sold);
}
