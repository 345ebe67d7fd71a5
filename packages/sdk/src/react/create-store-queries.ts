import { skipToken, type QueryFunctionContext } from '@tanstack/react-query';
import type { Page, StoreClient } from '../index.ts';
import { untypedClientOf } from '../procedure-proxy.ts';
import { pathKeyOf, queryKeyOf, type StoreQueryKey } from './query-keys.ts';
import { fieldsOf } from './query-parts.ts';
import type { StoreQueries } from './store-queries.ts';

/**
 * Creates TanStack Query options, keys and filters for each procedure, in the shape of the client:
 *
 * ```ts
 * const queries = createStoreQueries(createClient({ url }));
 * const product = useQuery(queries.products.get.queryOptions({ id }));
 * const orders = useInfiniteQuery(queries.orders.list.infiniteQueryOptions({ status: 'pending' }));
 * const cancel = useMutation(queries.orders.cancel.mutationOptions());
 * const update = useQuery(queries.orders.watch.subscriptionOptions());
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
  const { query, mutation, follow } = untypedCalls(client);
  return {
    pathKey: pathKeyOf,
    pathFilter: (path) => ({ queryKey: pathKeyOf(path) }),
    queryKey: (path, input) => queryKeyOf(path, 'query', input),
    queryFilter: (path, input) => ({ queryKey: queryKeyOf(path, 'query', input) }),
    queryOptions: (path, input) =>
      optionsOf(path, 'query', input, ({ signal }) => query(path, input, signal)),
    infiniteQueryKey: (path, input) => queryKeyOf(path, 'infinite', input),
    infiniteQueryFilter: (path, input) => ({ queryKey: queryKeyOf(path, 'infinite', input) }),
    infiniteQueryOptions: (path, input) => ({
      ...optionsOf(path, 'infinite', input, ({ pageParam: cursor, signal }) =>
        query(path, { ...fieldsOf(input), cursor }, signal),
      ),
      initialPageParam: null,
      getNextPageParam: ({ nextCursor }: Page<unknown>) => nextCursor,
    }),
    mutationKey: (path) => [path],
    mutationOptions: (path) => ({
      mutationKey: [path],
      mutationFn: (input: unknown) => mutation(path, input),
    }),
    subscriptionOptions: (path, input) => ({
      ...optionsOf(path, 'subscription', input, (context) => follow(path, input, context)),
      // Refetching would reopen the stream.
      staleTime: 'static',
    }),
  };
}

function optionsOf(
  path: Path,
  type: StoreQueryKey[1]['type'],
  input: unknown,
  queryFn: (context: QueryFunctionContext<StoreQueryKey, unknown>) => unknown,
) {
  const isSkipped = input === skipToken;
  return {
    queryKey: queryKeyOf(path, type, isSkipped ? undefined : input),
    queryFn: isSkipped ? skipToken : queryFn,
  };
}

function untypedCalls(client: StoreClient) {
  const untyped = untypedClientOf(client);
  return {
    query: (path: Path, input: unknown, signal: AbortSignal) =>
      untyped.query(path.join('.'), input, { signal }),
    mutation: (path: Path, input: unknown) => untyped.mutation(path.join('.'), input),
    /** The query is fetching as long as the stream is open, and its data is the last update. */
    follow: async (
      path: Path,
      input: unknown,
      { client: queryClient, queryKey, signal }: QueryFunctionContext<StoreQueryKey, unknown>,
    ) => {
      let last: unknown = null;
      for await (last of untyped.subscription(path.join('.'), input, { signal }))
        queryClient.setQueryData(queryKey, last);
      return last;
    },
  };
}

type Path = readonly string[];
type Helpers = Readonly<Record<string, (path: Path, input: unknown) => unknown>>;

/** Only the types know which procedures exist: any name that isn't a helper is a path segment. */
function nodeAt(path: Path, helpers: Helpers): StoreQueries {
  const cache = new Map<string, unknown>();
  const get = (_target: object, name: string | symbol): unknown => {
    // `await` reads `then`.
    if (typeof name === 'symbol' || name === 'then') return undefined;
    const make = Object.hasOwn(helpers, name) ? helpers[name] : undefined;
    const cached = cache.get(name);
    if (cached !== undefined) return cached;
    const node = make ? (input?: unknown) => make(path, input) : nodeAt([...path, name], helpers);
    cache.set(name, node);
    return node;
  };
  return new Proxy<StoreQueries>(Object.create(null), { get });
}
