import { iterate, iteratePages, type OrderSummary, type StoreClient } from '@order-store/sdk';

/** One screen, and the cursor of the next one: null on the last. */
export function showMore(store: StoreClient, cursor: string | null) {
  return store.orders.list.query({ limit: 20, cursor });
}

/** Everything, read as it is wanted: `break` ends the reading. */
export async function findLargeOrder(store: StoreClient): Promise<OrderSummary | undefined> {
  for await (const order of iterate(store.orders.list, { status: 'pending', limit: 100 })) {
    if (order.itemCount >= 10) return order;
  }
  return undefined;
}

/** A job that may be stopped at any page and goes on there, also on another day. */
export async function exportOrders(
  store: StoreClient,
  saved: string | null,
  save: (orders: readonly OrderSummary[], nextCursor: string | null) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  const pages = iteratePages(store.orders.list, { limit: 100 }, { cursor: saved, signal });
  for await (const { items, nextCursor } of pages) await save(items, nextCursor);
}
