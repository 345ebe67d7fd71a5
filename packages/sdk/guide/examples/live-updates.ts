import type { OrderUpdate, StoreClient } from '@order-store/sdk';

/** Tells every step of one's own orders, for staff of everybody's, until the function it returns is called. */
export function followOrders(
  store: StoreClient,
  onStep: (update: OrderUpdate) => void,
  onEnd: (message: string) => void,
): () => void {
  const watching = store.orders.watch.subscribe(
    {},
    {
      // A stream that is cut comes back by itself, behind the last update that came.
      onData: ({ data }) => onStep(data),
      // It ended for good: signed out, for example.
      onError: ({ message }) => onEnd(message),
    },
  );
  return () => watching.unsubscribe();
}

/** Keeps what a page shows of the stock up to date: at once what it is, then each change. */
export function followStock(
  store: StoreClient,
  ids: string[],
  show: (id: string, stockQuantity: number) => void,
): () => void {
  const watching = store.products.watchStock.subscribe(
    { ids },
    { onData: ({ id, stockQuantity }) => show(id, stockQuantity) },
  );
  return () => watching.unsubscribe();
}
