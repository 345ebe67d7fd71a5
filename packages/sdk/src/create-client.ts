import type { AppRouter } from '@order-store/api/types';
import { createTRPCClient, type TRPCClient } from '@trpc/client';
import { resolveOptions, type StoreClientOptions } from './client-options.ts';
import { createLinks } from './links/create-links.ts';

/** A tRPC client with the types of the store's router: `client.orders.place.mutate({ items })`. */
export type StoreClient = TRPCClient<AppRouter>;

/**
 * Creates a client for an order store. Calls made in the same tick share an HTTP request. Failed calls are retried
 * where that is safe, then reject with a {@link StoreError}.
 *
 * Subscriptions reconnect automatically and resume after the last update received:
 *
 * ```ts
 * const subscription = client.orders.watch.subscribe({}, { onData: ({ data }) => show(data.order) });
 * subscription.unsubscribe();
 * ```
 *
 * @throws {TypeError} for an invalid option.
 */
export function createClient(options: StoreClientOptions): StoreClient {
  return createTRPCClient<AppRouter>({ links: createLinks(resolveOptions(options)) });
}
