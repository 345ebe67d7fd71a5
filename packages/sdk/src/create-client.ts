import type { AppRouter } from '@order-store/api/types';
import {
  createTRPCClient,
  httpBatchLink,
  httpSubscriptionLink,
  splitLink,
  type TRPCClient,
} from '@trpc/client';
import { EventSource } from 'eventsource';
import { storeErrorLink } from './store-error-link.ts';

/** tRPC's own client, typed by the store's router: `client.orders.place.mutate({ items })`. */
export type StoreClient = TRPCClient<AppRouter>;

export interface StoreClientOptions {
  /** Where the store is, for example `https://shop.example` or `https://shop.example/trpc`. */
  readonly url: string | URL;
  /** A session token, or how to get the present one: asked before each request. */
  readonly token?:
    | string
    | (() => string | null | undefined | Promise<string | null | undefined>)
    | null
    | undefined;
  /** Another implementation of fetch. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** More headers for each request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/**
 * Makes a client of an order store. Calls made in the same moment travel in one HTTP request; each still
 * has its own answer. A call that fails rejects with a {@link StoreError}.
 *
 * Subscriptions come as a stream. After a cut they go on behind the last update that came:
 *
 * ```ts
 * const watching = client.orders.watch.subscribe({}, { onData: ({ data }) => show(data.order) });
 * watching.unsubscribe();
 * ```
 *
 * @throws {TypeError} when `url` is not an http or https URL.
 */
export function createClient({ url, token, fetch, headers }: StoreClientOptions): StoreClient {
  const endpoint = endpointOf(url);
  const presentHeaders = async (): Promise<Record<string, string>> => {
    const present = typeof token === 'function' ? await token() : token;
    return { ...headers, ...(present ? { authorization: `Bearer ${present}` } : {}) };
  };
  return createTRPCClient<AppRouter>({
    links: [
      storeErrorLink,
      splitLink({
        condition: ({ type }) => type === 'subscription',
        true: httpSubscriptionLink({
          url: endpoint,
          // Not the platform's: Node has none, and those of browsers send no headers.
          EventSource,
          eventSourceOptions: {
            fetch: async (input, init) =>
              (fetch ?? globalThis.fetch)(input, {
                ...init,
                headers: { ...(await presentHeaders()), ...init.headers },
              }),
          },
        }),
        false: httpBatchLink({
          url: endpoint,
          maxItems: 100,
          maxURLLength: 8000,
          headers: presentHeaders,
          ...(fetch
            ? { fetch: (input, init) => fetch(input, { ...init, signal: init?.signal ?? null }) }
            : {}),
        }),
      }),
    ],
  });
}

/** The store's address with `/trpc`, where it is missing. */
function endpointOf(url: string | URL): string {
  const endpoint = URL.parse(String(url));
  if (!endpoint || !/^https?:$/.test(endpoint.protocol)) {
    throw new TypeError(
      `url must be an http or https URL such as "https://shop.example", not "${url}"`,
    );
  }
  const path = endpoint.pathname.replace(/\/+$/, '');
  endpoint.pathname = path.endsWith('/trpc') ? path : `${path}/trpc`;
  return endpoint.toString();
}
