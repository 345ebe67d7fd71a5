import type { AppRouter } from '@order-store/api/types';
import { createTRPCClient, type TRPCClient } from '@trpc/client';
import { resolveOptions, type StoreClientOptions } from './client-options.ts';
import { createLinks } from './links/create-links.ts';

/** tRPC's own client, typed by the store's router: `client.orders.place.mutate({ items })`. */
export type StoreClient = TRPCClient<AppRouter>;

/**
 * Makes a client of an order store. Calls made in the same moment travel together; each still has its own
 * answer. A call that fails is made again where that is safe; then it rejects with a {@link StoreError}.
 *
 * Subscriptions come as a stream. After a cut they go on behind the last update that came:
 *
 * ```ts
 * const watching = client.orders.watch.subscribe({}, { onData: ({ data }) => show(data.order) });
 * watching.unsubscribe();
 * ```
 *
 * @throws {TypeError} for an option that is wrong.
 */
export function createClient(options: StoreClientOptions): StoreClient {
  return createTRPCClient<AppRouter>({ links: createLinks(resolveOptions(options)) });
}
