// What a strict user of `@order-store/sdk/react` writes. It is compiled, never run.
import {
  isStoreError,
  type AnyStoreError,
  type Order,
  type OrderSummary,
  type OrderUpdate,
  type Page,
  type Product,
  type StoreClient,
} from '@order-store/sdk';
import {
  createCart,
  createStoreQueries,
  itemsOf,
  useChangeOrder,
  useCart,
  useLiveOrders,
  useLiveStock,
  usePlaceOrder,
  usePricedCart,
  type CartAccount,
  type CartLine,
  type InfinitePages,
  type LiveStatus,
  type PricedLine,
  type StoreQueries,
} from '@order-store/sdk/react';
import {
  skipToken,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useSuspenseQuery,
  type QueryClient,
} from '@tanstack/react-query';
import { expectTypeOf } from 'expect-type';

declare const store: StoreClient;
declare const queryClient: QueryClient;

const account: CartAccount = { get: () => null, subscribe: () => () => {} };
// @ts-expect-error -- an account is its id, or null for a guest
createCart({ account: { ...account, get: () => 42 } });

const queries = createStoreQueries(store);

export function useProduct(id: string | undefined): string {
  const { data, error } = useQuery(queries.products.get.queryOptions({ id: '1' }));
  expectTypeOf(data).toEqualTypeOf<Product | undefined>();
  expectTypeOf(error).toEqualTypeOf<AnyStoreError | null>();
  if (isStoreError(error, 'PRODUCT_NOT_FOUND'))
    expectTypeOf(error.details).toEqualTypeOf<{ ids: string[] }>();
  if (error?.reason === 'RATE_LIMITED')
    expectTypeOf(error.details).toEqualTypeOf<{ retryAfterMs: number }>();

  const name = useQuery({
    ...queries.products.get.queryOptions({ id: '1' }),
    staleTime: 5_000,
    select: (product) => product.name,
  });
  expectTypeOf(name.data).toEqualTypeOf<string | undefined>();

  const suspended = useSuspenseQuery(queries.products.get.queryOptions({ id: '1' }));
  expectTypeOf(suspended.data).toEqualTypeOf<Product>();

  const later = useQuery(queries.products.get.queryOptions(id === undefined ? skipToken : { id }));
  expectTypeOf(later.data).toEqualTypeOf<Product | undefined>();

  useQuery(queries.auth.me.queryOptions());
  useQuery(queries.products.list.queryOptions());
  // @ts-expect-error -- suspense has nothing to show for what is skipped
  useSuspenseQuery(queries.products.get.queryOptions(id === undefined ? skipToken : { id }));
  // @ts-expect-error -- a product is named
  queries.products.get.queryOptions();
  // @ts-expect-error -- there is no such filter
  queries.orders.list.queryOptions({ colour: 'red' });
  // @ts-expect-error -- there is no such procedure
  void queries.orders.destroy;
  return name.data ?? '';
}

export function useOrders(): OrderSummary[] {
  const orders = useInfiniteQuery(
    queries.orders.list.infiniteQueryOptions({ status: 'pending', limit: 50 }),
  );
  expectTypeOf(orders.data).toEqualTypeOf<InfinitePages<OrderSummary> | undefined>();
  expectTypeOf(orders.error).toEqualTypeOf<AnyStoreError | null>();
  expectTypeOf(itemsOf(orders.data)).toEqualTypeOf<OrderSummary[]>();
  useInfiniteQuery(queries.products.list.infiniteQueryOptions());
  // @ts-expect-error -- the pages provide the cursor
  queries.orders.list.infiniteQueryOptions({ cursor: '…' });
  // @ts-expect-error -- numbered pages have no cursor
  void queries.orders.listByPage.infiniteQueryOptions;
  return itemsOf(orders.data);
}

export function useChanges(): void {
  const place = useMutation({
    ...queries.orders.place.mutationOptions(),
    onSuccess: (order) => expectTypeOf(order).toEqualTypeOf<Order>(),
    onError: (problem) => expectTypeOf(problem).toEqualTypeOf<AnyStoreError>(),
  });
  expectTypeOf(place.mutate)
    .parameter(0)
    .toEqualTypeOf<Parameters<StoreClient['orders']['place']['mutate']>[0]>();
  useMutation(queries.auth.signOut.mutationOptions()).mutate();
  // @ts-expect-error -- a mutation is not a query
  void queries.orders.place.queryOptions;
  // @ts-expect-error -- a query changes nothing
  void queries.orders.get.mutationOptions;
}

export async function refresh(): Promise<void> {
  const key = queries.products.get.queryKey({ id: '1' });
  expectTypeOf(queryClient.getQueryData(key)).toEqualTypeOf<Product | undefined>();
  queryClient.setQueryData(key, (product) => product && { ...product, stockQuantity: 0 });
  // @ts-expect-error -- this is not a product
  queryClient.setQueryData(key, { id: '1' });
  const { list } = queries.orders;
  expectTypeOf(queryClient.getQueryData(list.infiniteQueryKey({}))).toEqualTypeOf<
    InfinitePages<OrderSummary> | undefined
  >();
  expectTypeOf(queryClient.getQueryData(list.queryKey({}))).toEqualTypeOf<
    Page<OrderSummary> | undefined
  >();
  await queryClient.prefetchInfiniteQuery(list.infiniteQueryOptions({}));
  await queryClient.invalidateQueries(queries.orders.pathFilter());
  await queryClient.invalidateQueries(list.queryFilter({ status: 'pending' }));
}

const cart = createCart({ key: 'a cart', maxQuantity: 99, account });

export function useCheckout(): () => void {
  expectTypeOf(useCart(cart).lines).toEqualTypeOf<readonly CartLine[]>();
  const { lines, total, canOrder } = usePricedCart(store, cart);
  expectTypeOf(lines).toEqualTypeOf<readonly PricedLine[]>();
  const { place, error, data } = usePlaceOrder(store, cart, {
    onPlaced: (order) => expectTypeOf(order).toEqualTypeOf<Order>(),
  });
  expectTypeOf(error).toEqualTypeOf<AnyStoreError | null>();
  expectTypeOf(data).toEqualTypeOf<Order | undefined>();
  // @ts-expect-error -- a quantity is a number
  cart.setQuantity('1', '2');
  return total !== undefined && canOrder ? place : () => cart.add('1');
}

export function useConfirm(id: string): () => void {
  const { mutate, error } = useChangeOrder(store, {
    onSuccess: (order) => expectTypeOf(order).toEqualTypeOf<Order>(),
    onError: (problem) => expectTypeOf(problem).toEqualTypeOf<AnyStoreError>(),
  });
  expectTypeOf(error).toEqualTypeOf<AnyStoreError | null>();
  // @ts-expect-error -- no order becomes pending again
  mutate({ id, to: 'pending' });
  return () => mutate({ id, to: 'confirmed', note: 'By phone' });
}

export function useNews(ids: readonly string[]): LiveStatus {
  const stock = useLiveStock(store, ids);
  expectTypeOf(stock).toEqualTypeOf<'connecting' | 'live' | 'closed'>();
  useLiveOrders(store);
  return useLiveOrders(store, {
    orderId: ids[0],
    onUpdate: (update) => expectTypeOf(update).toEqualTypeOf<OrderUpdate>(),
  });
}

// Every list has pages, and nothing else has.
expectTypeOf<Lists<StoreQueries>>().toEqualTypeOf<
  | 'audit.list'
  | 'orders.list'
  | 'orders.listNotes'
  | 'payments.list'
  | 'payments.listRefundsDue'
  | 'products.list'
  | 'products.stockHistory'
  | 'reports.buyers'
  | 'reports.lowStock'
  | 'reports.stock'
  | 'users.list'
  | 'webhooks.list'
  | 'webhooks.listDeliveries'
>();

type Lists<Node, Path extends string = ''> = Node extends { infiniteQueryOptions: unknown }
  ? Path
  : {
      [Name in keyof Node & string]: Node[Name] extends () => unknown
        ? never
        : Lists<Node[Name], Path extends '' ? Name : `${Path}.${Name}`>;
    }[keyof Node & string];

// Every call takes and gives what that of the client does.
expectTypeOf<Differences<StoreClient, StoreQueries>>().toEqualTypeOf<never>();
expectTypeOf<
  Differences<
    { a: { get: StoreClient['auth']['me'] } },
    { a: { get: StoreQueries['orders']['get'] } }
  >
>().toEqualTypeOf<'.a.get'>();

type Differences<Calls, Queries, Path extends string = ''> = {
  [Name in keyof Calls & keyof Queries & string]: Calls[Name] extends { query: infer Call }
    ? Queries[Name] extends { queryOptions: infer Options; queryKey: infer Key }
      ? Same<
          [Exclude<First<Options>, typeof skipToken>, First<Key>, Answer<Options>],
          [First<Call>, First<Call>, Answer<Call>]
        > extends true
        ? never
        : `${Path}.${Name}`
      : `${Path}.${Name}`
    : Calls[Name] extends { mutate: infer Call }
      ? Queries[Name] extends { mutationOptions(): { mutationFn?: infer Run } }
        ? Same<[First<Run>, Answer<Run>], [First<Call>, Answer<Call>]> extends true
          ? never
          : `${Path}.${Name}`
        : `${Path}.${Name}`
      : Calls[Name] extends { subscribe: unknown }
        ? never
        : Differences<Calls[Name], Queries[Name], `${Path}.${Name}`>;
}[keyof Calls & keyof Queries & string];

type First<Call> =
  Extract<Call, Taking> extends (input: infer Input, ...rest: never) => unknown ? Input : 'no call';
type Taking = (input: never, ...rest: never) => unknown;

/** What a call gives, or the function in the options that it gives. */
type Answer<Call> =
  Extract<Call, Taking> extends (...input: never) => infer Output
    ? Output extends PromiseLike<infer Value>
      ? Value
      : Output extends { queryFn?: infer Run }
        ? Awaited<ReturnType<Extract<Run, (...input: never) => unknown>>>
        : 'no answer'
    : 'no call';

type Same<A, B> = [A, B] extends [B, A] ? true : false;
