import type { OrderUpdate, StoreClient } from '@order-store/sdk';

/** Subscribes to updates of the caller's own orders, or of all orders for staff. Returns a function that unsubscribes. */
export function followOrders(
  store: StoreClient,
  onUpdate: (update: OrderUpdate) => void,
  onEnd: (message: string) => void,
): () => void {
  const subscription = store.orders.watch.subscribe(
    {},
    {
      // After a lost connection, the stream resumes automatically.
      onData: ({ data }) => onUpdate(data),
      // A permanent error, for example after signing out.
      onError: ({ message }) => onEnd(message),
    },
  );
  return () => subscription.unsubscribe();
}

/** Calls `show` with the current stock and each change. */
export function followStock(
  store: StoreClient,
  ids: string[],
  show: (id: string, stockQuantity: number) => void,
): () => void {
  const subscription = store.products.watchStock.subscribe(
    { ids },
    { onData: ({ id, stockQuantity }) => show(id, stockQuantity) },
  );
  return () => subscription.unsubscribe();
}
