import { isStoreError, type Order, type StoreClient } from '@order-store/sdk';

export interface Cart {
  /** The idempotency key. It stays the same, so a double click places one order. */
  readonly id: string;
  readonly lines: readonly { readonly productId: string; readonly quantity: number }[];
  /** The total that the page showed. */
  readonly total?: string;
}

export type Checkout =
  | { readonly outcome: 'placed'; readonly order: Order }
  | { readonly outcome: 'total-changed'; readonly from: string; readonly to: string }
  | { readonly outcome: 'insufficient-stock'; readonly available: ReadonlyMap<string, number> }
  | { readonly outcome: 'unavailable'; readonly productIds: readonly string[] }
  | { readonly outcome: 'try-later'; readonly message: string };

/** Orders a cart, or returns what the page should show instead. */
export async function checkout(store: StoreClient, { id, lines, total }: Cart): Promise<Checkout> {
  try {
    const order = await store.orders.place.mutate({
      items: [...lines],
      idempotencyKey: id,
      ...(total === undefined ? {} : { expectedTotal: total }),
    });
    return { outcome: 'placed', order };
  } catch (error) {
    if (isStoreError(error, 'TOTAL_CHANGED')) {
      return { outcome: 'total-changed', from: error.details.expected, to: error.details.actual };
    }
    if (isStoreError(error, 'INSUFFICIENT_STOCK')) {
      const { lines: shortages } = error.details;
      const available = new Map(shortages.map((line) => [line.productId, line.available]));
      return { outcome: 'insufficient-stock', available };
    }
    if (isStoreError(error, 'PRODUCT_NOT_FOUND') || isStoreError(error, 'NOT_FOR_SALE')) {
      return { outcome: 'unavailable', productIds: error.details.ids };
    }
    if (isStoreError(error) && error.retryable) {
      return { outcome: 'try-later', message: error.message };
    }
    throw error;
  }
}
