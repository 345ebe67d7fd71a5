import type { Order, OrderStatus, StoreClient } from '@order-store/sdk';

/** Reserves the items for a quarter of an hour. */
export function reserve(
  client: StoreClient,
  items: { productId: string; quantity: number }[],
  idempotencyKey: string,
): Promise<Order> {
  return client.orders.place.mutate({ items, idempotencyKey, expiresInSeconds: 900 });
}

/** Resolves when the order is paid, has expired or was cancelled. */
export function leavesPending(client: StoreClient, id: string): Promise<OrderStatus> {
  return new Promise((resolve, reject) => {
    const settle = ({ status }: Pick<Order, 'status'>) => {
      if (status === 'pending') return;
      stream.unsubscribe();
      resolve(status);
    };
    const stream = client.orders.watch.subscribe(
      { orderId: id },
      {
        // It may have left pending before the stream began.
        onStarted: () => void client.orders.get.query({ id }).then(settle, reject),
        onData: ({ data }) => settle(data.order),
        onError: reject,
      },
    );
  });
}
