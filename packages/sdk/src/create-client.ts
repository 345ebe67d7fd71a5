import type { JsonObject } from '@order-store/api/types';
import { resolveOptions, type StoreClientOptions } from './client-options.ts';
import { createLink } from './links/create-link.ts';
import { LinkClient } from './links/link-client.ts';
import { procedureProxy } from './procedure-proxy.ts';
import type { StoreCalls } from './store-calls.ts';
import type { TypedOrders } from './typed-orders.ts';

/**
 * A tRPC client with the types of the store's router: `client.orders.place.mutate({ items }, { timeoutMs: 5_000 })`.
 * `Metadata` is the type of the metadata of orders.
 */
export type StoreClient<Metadata extends object = JsonObject> = JsonObject extends Metadata
  ? StoreCalls
  : Omit<StoreCalls, 'orders'> & { readonly orders: TypedOrders<Metadata> };

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
 * The metadata of orders has the type that the program names: `createClient<{ address: Address }>({ url })`. The store
 * checks it only if it was created with a schema.
 *
 * @throws {TypeError} for an invalid option.
 */
export function createClient(options: StoreClientOptions): StoreClient;
export function createClient<Metadata extends object>(
  options: StoreClientOptions,
): StoreClient<Metadata>;
export function createClient(options: StoreClientOptions): StoreClient {
  const client = new LinkClient(createLink(resolveOptions(options)));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only the types know which procedures exist
  return procedureProxy(client) as StoreClient;
}
