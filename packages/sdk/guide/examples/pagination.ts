import { iterate, iteratePages, type OrderSummary, type StoreClient } from '@order-store/sdk';

/** Returns one page and the cursor of the next; null on the last page. */
export function showMore(store: StoreClient, cursor: string | null) {
  return store.orders.list.query({ limit: 20, cursor });
}

/** Iterates over all orders and fetches pages on demand. */
export async function findLargeOrder(store: StoreClient): Promise<OrderSummary | undefined> {
  for await (const order of iterate(store.orders.list, { status: 'pending', limit: 100 })) {
    if (order.itemCount >= 10) return order;
  }
  return undefined;
}

/** A job that can resume after the last saved page. */
export async function exportOrders(
  store: StoreClient,
  saved: string | null,
  save: (orders: readonly OrderSummary[], nextCursor: string | null) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  const pages = iteratePages(store.orders.list, { limit: 100 }, { cursor: saved, signal });
  for await (const { items, nextCursor } of pages) await save(items, nextCursor);
}
