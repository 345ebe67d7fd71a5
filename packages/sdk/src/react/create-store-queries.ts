import { skipToken, type QueryFunctionContext } from '@tanstack/react-query';
import { getUntypedClient } from '@trpc/client';
import type { Page, StoreClient, StoreSubscription } from '../index.ts';
import { pathKeyOf, queryKeyOf } from './query-keys.ts';
import type { StoreQueries } from './store-queries.ts';
import type { SubscriptionHandlers } from './use-subscription.ts';

/**
 * Creates TanStack Query options, keys and filters for each procedure, in the shape of the client:
 *
 * ```ts
 * const queries = createStoreQueries(createClient({ url }));
 * const product = useQuery(queries.products.get.queryOptions({ id }));
 * const orders = useInfiniteQuery(queries.orders.list.infiniteQueryOptions({ status: 'pending' }));
 * const cancel = useMutation(queries.orders.cancel.mutationOptions());
 * const { data: update } = useSubscription(queries.orders.watch.subscriptionOptions());
 * ```
 *
 * The client already retries, so set `retry: false` in the QueryClient. Returns the same object for the same client.
 */
export function createStoreQueries(client: StoreClient): StoreQueries {
  const existing = queriesOfClients.get(client);
  if (existing) return existing;
  const queries = nodeAt([], createHelpers(client));
  queriesOfClients.set(client, queries);
  return queries;
}

const queriesOfClients = new WeakMap<StoreClient, StoreQueries>();

/** The helpers of each procedure and group, by name. */
export function createHelpers(client: StoreClient): Helpers {
  const { query, mutation, subscribe } = untypedCalls(client);
  return {
    pathKey: (path) => pathKeyOf(path),
    pathFilter: (path) => ({ queryKey: pathKeyOf(path) }),
    queryKey: (path, input) => queryKeyOf(path, 'query', input),
    queryFilter: (path, input) => ({ queryKey: queryKeyOf(path, 'query', input) }),
    queryOptions: (path, input) => ({
      queryKey: queryKeyOf(path, 'query', withoutSkipToken(input)),
      queryFn:
        input === skipToken
          ? skipToken
          : ({ signal }: QueryFunctionContext) => query(path, input, signal),
    }),
    infiniteQueryKey: (path, input) => queryKeyOf(path, 'infinite', input),
    infiniteQueryFilter: (path, input) => ({ queryKey: queryKeyOf(path, 'infinite', input) }),
    infiniteQueryOptions: (path, input) => ({
      queryKey: queryKeyOf(path, 'infinite', withoutSkipToken(input)),
      queryFn:
        input === skipToken
          ? skipToken
          : ({ pageParam: cursor, signal }: QueryFunctionContext<never, string | null>) =>
              query(path, { ...fieldsOf(input), ...(cursor === null ? {} : { cursor }) }, signal),
      initialPageParam: null,
      getNextPageParam: ({ nextCursor }: Page<unknown>) => nextCursor,
    }),
    mutationKey: (path) => [path],
    mutationOptions: (path) => ({
      mutationKey: [path],
      mutationFn: (input: unknown) => mutation(path, input),
    }),
    subscriptionOptions: (path, input, handlers) => ({
      enabled: input !== skipToken,
      ...handlers,
      queryKey: queryKeyOf(path, undefined, withoutSkipToken(input)),
      subscribe: (callbacks: SubscriptionHandlers<unknown>) =>
        subscribe(path, withoutSkipToken(input), callbacks),
    }),
  };
}

function untypedCalls(client: StoreClient) {
  const untyped = getUntypedClient(client);
  return {
    query: (path: Path, input: unknown, signal: AbortSignal) =>
      untyped.query(path.join('.'), input, { signal }),
    mutation: (path: Path, input: unknown) => untyped.mutation(path.join('.'), input),
    subscribe(path: Path, input: unknown, handlers: SubscriptionHandlers<unknown>) {
      const found = path.reduce<object>((nest, name) => Reflect.get(nest, name), client);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only the types know which procedures exist
      const { subscribe } = found as StoreSubscription<unknown, unknown>;
      return subscribe(input, { onData() {}, ...handlers });
    },
  };
}

type Path = readonly string[];
type Helpers = Readonly<Record<string, (path: Path, input: unknown, handlers?: object) => unknown>>;

/** Only the types know which procedures exist: any name that isn't a helper is a path segment. */
function nodeAt(path: Path, helpers: Helpers): StoreQueries {
  const cache = new Map<string, unknown>();
  const get = (_target: object, name: string | symbol): unknown => {
    // `await` reads `then`.
    if (typeof name === 'symbol' || name === 'then') return undefined;
    const make = Object.hasOwn(helpers, name) ? helpers[name] : undefined;
    const cached = cache.get(name);
    if (cached !== undefined) return cached;
    const node = make
      ? (input?: unknown, handlers?: object) => make(path, input, handlers)
      : nodeAt([...path, name], helpers);
    cache.set(name, node);
    return node;
  };
  return new Proxy<StoreQueries>(Object.create(null), { get });
}

function withoutSkipToken(input: unknown): unknown {
  return input === skipToken ? undefined : input;
}

function fieldsOf(input: unknown): object {
  return input instanceof Object ? input : {};
}
