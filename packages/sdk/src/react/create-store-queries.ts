import { skipToken, type QueryFunctionContext } from '@tanstack/react-query';
import { getUntypedClient } from '@trpc/client';
import type { Page, StoreClient } from '../index.ts';
import { pathKeyOf, queryKeyOf } from './query-keys.ts';
import type { StoreQueries } from './store-queries.ts';

/**
 * What TanStack Query needs for each call of a client: options, keys and filters, in the shape of the client.
 *
 * ```ts
 * const queries = createStoreQueries(createClient({ url }));
 * const product = useQuery(queries.products.get.queryOptions({ id }));
 * const orders = useInfiniteQuery(queries.orders.list.infiniteQueryOptions({ status: 'pending' }));
 * const cancel = useMutation(queries.orders.cancel.mutationOptions());
 * ```
 *
 * Errors are those of the client. It repeats what may be repeated, so tell the QueryClient `retry: false`.
 * For one client there is one, however often it is made.
 */
export function createStoreQueries(client: StoreClient): StoreQueries {
  const made = queriesOfClients.get(client);
  if (made) return made;
  const queries = nodeAt([], createHelpers(client));
  queriesOfClients.set(client, queries);
  return queries;
}

const queriesOfClients = new WeakMap<StoreClient, StoreQueries>();

/** What each procedure and each group of them has, by its name. */
export function createHelpers(client: StoreClient): Helpers {
  const { query, mutation } = untypedCalls(client);
  return {
    pathKey: (path) => pathKeyOf(path),
    pathFilter: (path) => ({ queryKey: pathKeyOf(path) }),
    queryKey: (path, input) => queryKeyOf(path, 'query', input),
    queryFilter: (path, input) => ({ queryKey: queryKeyOf(path, 'query', input) }),
    queryOptions: (path, input) => ({
      queryKey: queryKeyOf(path, 'query', known(input)),
      queryFn:
        input === skipToken
          ? skipToken
          : ({ signal }: QueryFunctionContext) => query(path, input, signal),
    }),
    infiniteQueryKey: (path, input) => queryKeyOf(path, 'infinite', input),
    infiniteQueryFilter: (path, input) => ({ queryKey: queryKeyOf(path, 'infinite', input) }),
    infiniteQueryOptions: (path, input) => ({
      queryKey: queryKeyOf(path, 'infinite', known(input)),
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
  };
}

function untypedCalls(client: StoreClient) {
  const untyped = getUntypedClient(client);
  return {
    query: (path: Path, input: unknown, signal: AbortSignal) =>
      untyped.query(path.join('.'), input, { signal }),
    mutation: (path: Path, input: unknown) => untyped.mutation(path.join('.'), input),
  };
}

type Path = readonly string[];
type Helpers = Readonly<Record<string, (path: Path, input: unknown) => unknown>>;

/** Which procedures there are is known to the types alone: every name leads on, until it is one of the helpers'. */
function nodeAt(path: Path, helpers: Helpers): StoreQueries {
  const deeper = new Map<string, unknown>();
  const get = (_target: object, name: string | symbol): unknown => {
    // Whatever is awaited is asked for `then`.
    if (typeof name === 'symbol' || name === 'then') return undefined;
    const make = Object.hasOwn(helpers, name) ? helpers[name] : undefined;
    const before = deeper.get(name);
    if (before !== undefined) return before;
    const node = make ? (input?: unknown) => make(path, input) : nodeAt([...path, name], helpers);
    deeper.set(name, node);
    return node;
  };
  return new Proxy<StoreQueries>(Object.create(null), { get });
}

function known(input: unknown): unknown {
  return input === skipToken ? undefined : input;
}

function fieldsOf(input: unknown): object {
  return input instanceof Object ? input : {};
}
