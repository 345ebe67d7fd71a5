import { isStoreError, type Order, type StoreClient } from '@order-store/sdk';

export interface Cart {
  /** Made when the cart is made, and never again: whoever presses twice orders once. */
  readonly id: string;
  readonly lines: readonly { readonly productId: string; readonly quantity: number }[];
}

export type Checkout =
  | { readonly outcome: 'placed'; readonly order: Order }
  | { readonly outcome: 'short'; readonly left: ReadonlyMap<string, number> }
  | { readonly outcome: 'gone'; readonly productIds: readonly string[] }
  | { readonly outcome: 'later'; readonly message: string };

/** Orders what is in a cart, or says what a page can show and do instead. */
export async function checkout(store: StoreClient, { id, lines }: Cart): Promise<Checkout> {
  try {
    const order = await store.orders.place.mutate({ items: [...lines], idempotencyKey: id });
    return { outcome: 'placed', order };
  } catch (error) {
    if (isStoreError(error, 'INSUFFICIENT_STOCK')) {
      const { lines: short } = error.details;
      const left = new Map(short.map(({ productId, available }) => [productId, available]));
      return { outcome: 'short', left };
    }
    if (isStoreError(error, 'PRODUCT_NOT_FOUND')) {
      return { outcome: 'gone', productIds: error.details.ids };
    }
    if (isStoreError(error) && error.retryable) {
      return { outcome: 'later', message: error.message };
    }
    throw error;
  }
}
