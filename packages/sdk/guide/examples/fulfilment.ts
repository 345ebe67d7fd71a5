import type { Order, StoreClient } from '@order-store/sdk';

/** A parcel that is ready to leave: how many units of each SKU are in it. */
export interface Parcel {
  readonly units: Readonly<Record<string, number>>;
  readonly carrier: string;
  readonly trackingNumber: string;
  readonly trackingUrl: string;
}

/** Ships a parcel of an order. The rest of the order stays open. */
export async function shipParcel(
  client: StoreClient,
  id: string,
  { units, ...tracking }: Parcel,
): Promise<Order> {
  const order = await client.orders.get.query({ id });
  const items = order.items.map(({ id: itemId, sku }) => ({ itemId, quantity: units[sku] ?? 0 }));
  return client.orders.ship.mutate({
    id,
    expectedVersion: order.version,
    items: items.filter(({ quantity }) => quantity > 0),
    ...tracking,
  });
}

/** Cancels what can't be shipped any more: the units that are neither shipped nor cancelled. */
export async function cancelRest(client: StoreClient, id: string, reason: string): Promise<Order> {
  const order = await client.orders.get.query({ id });
  const items = order.items.map((item) => ({
    itemId: item.id,
    quantity: item.quantity - item.shippedQuantity - item.cancelledQuantity,
  }));
  return client.orders.cancelItems.mutate({
    id,
    expectedVersion: order.version,
    items: items.filter(({ quantity }) => quantity > 0),
    reason,
  });
}

/** Takes back one unit. It goes back to stock unless it is damaged. */
export function takeBack(
  client: StoreClient,
  id: string,
  itemId: string,
  isDamaged: boolean,
): Promise<Order> {
  return client.orders.returnItems.mutate({
    id,
    items: [{ itemId, quantity: 1, restock: !isDamaged }],
  });
}
