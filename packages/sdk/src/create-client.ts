import type { AppRouter } from '@order-store/api/types';
import { createTRPCUntypedClient, type TRPCClient } from '@trpc/client';
import type { CallOptions, WithResponse } from './call-options.ts';
import { resolveOptions, type StoreClientOptions } from './client-options.ts';
import { createLinks } from './links/create-links.ts';
import { procedureProxy } from './procedure-proxy.ts';

/**
 * A tRPC client with the types of the store's router: `client.orders.place.mutate({ items }, { timeoutMs: 5_000 })`.
 */
export type StoreClient = CallsOf<Pick<Trpc, keyof Trpc & string>> &
  Pick<Trpc, Exclude<keyof Trpc, string>>;

type Trpc = TRPCClient<AppRouter>;

type CallsOf<Nest> = {
  // A mapped type without `as` preserves the procedures' docstrings.
  readonly [Name in keyof Nest]: Nest[Name] extends { query: infer Call extends AnyCall }
    ? {
        /** Calls the query. Rejects with a {@link StoreError}. */
        readonly query: WithOptions<Call>;
      }
    : Nest[Name] extends { mutate: infer Call extends AnyCall }
      ? {
          /** Calls the mutation, once even if it is retried. Rejects with a {@link StoreError}. */
          readonly mutate: WithOptions<Call>;
        }
      : Nest[Name] extends { subscribe: unknown }
        ? Nest[Name]
        : CallsOf<Nest[Name]>;
};

type AnyCall = (input: never, options?: never) => PromiseLike<unknown>;

type WithOptions<Call extends AnyCall> = (
  input: Parameters<Call>[0],
  options?: CallOptions,
) => ReturnType<Call> & WithResponse<Awaited<ReturnType<Call>>>;

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
  const links = createLinks(resolveOptions(options));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only the types know which procedures exist
  return procedureProxy(createTRPCUntypedClient<AppRouter>({ links })) as StoreClient;
}
