import type {
  DataTag,
  InfiniteData,
  SkipToken,
  UndefinedInitialDataInfiniteOptions,
  UndefinedInitialDataOptions,
  UnusedSkipTokenInfiniteOptions,
  UnusedSkipTokenOptions,
  UseMutationOptions,
} from '@tanstack/react-query';
import type {
  AnyStoreError,
  Page,
  StoreClient,
  StoreMutation,
  StoreQuery,
  StoreSubscription,
} from '../index.ts';
import type { StoreMutationKey, StorePathKey, StoreQueryKey } from './query-keys.ts';

/**
 * TanStack Query options, keys and filters for each procedure, in the shape of the client:
 * `useQuery(queries.products.get.queryOptions({ id }))`.
 */
export type StoreQueries = QueriesOf<Pick<StoreClient, keyof StoreClient & string>> & PathHelpers;

type QueriesOf<Calls> = {
  // A mapped type without `as` preserves the procedures' docstrings.
  readonly [Name in keyof Calls]: Calls[Name] extends StoreQuery<infer Input, infer Output>
    ? QueryHelpers<Input, Output> &
        (Output extends Page<infer Item> ? ListHelpers<Input, Item> : unknown)
    : Calls[Name] extends StoreMutation<infer Input, infer Output>
      ? MutationHelpers<Input, Output>
      : Calls[Name] extends StoreSubscription<infer Input, infer Update>
        ? SubscriptionHelpers<Input, Update>
        : QueriesOf<Calls[Name]> & PathHelpers;
};

/** Helpers of every procedure and group. */
export interface PathHelpers {
  /** The prefix of all its query keys. */
  readonly pathKey: () => StorePathKey;
  /** Matches all its cached queries: `queryClient.invalidateQueries(queries.orders.pathFilter())`. */
  readonly pathFilter: () => { queryKey: StorePathKey };
}

/** Helpers of a query. */
export interface QueryHelpers<Input, Output> extends PathHelpers {
  /**
   * For `useQuery`, `useSuspenseQuery`, `prefetchQuery` and similar. Unused requests are aborted. Add options by
   * spreading: `useQuery({ ...queryOptions(input), staleTime: 5_000 })`.
   */
  readonly queryOptions: {
    (input: Input): StoreQueryOptions<Output>;
    /** Accepts `skipToken` while the input is unknown. */
    (input: Input | SkipToken): SkippableStoreQueryOptions<Output>;
  };
  /** The typed cache key: `queryClient.setQueryData(queryKey(input), …)`. */
  readonly queryKey: (input: Input) => DataTag<StoreQueryKey, Output, AnyStoreError>;
  /** Matches this query, for `invalidateQueries` and similar. */
  readonly queryFilter: (input: Input) => {
    queryKey: DataTag<StoreQueryKey, Output, AnyStoreError>;
  };
}

/** Additional helpers of a list. */
export interface ListHelpers<Input, Item> {
  /**
   * For `useInfiniteQuery` and similar, with cursors built in. `limit` is the page size. {@link itemsOf} returns the
   * items of all pages.
   */
  readonly infiniteQueryOptions: {
    (input: ListInput<Input>): StoreInfiniteQueryOptions<Item>;
    /** Accepts `skipToken` while the filters are unknown. */
    (input: ListInput<Input> | SkipToken): SkippableStoreInfiniteQueryOptions<Item>;
  };
  /** The typed cache key of the pages. */
  readonly infiniteQueryKey: (
    input: ListInput<Input>,
  ) => DataTag<StoreQueryKey, InfinitePages<Item>, AnyStoreError>;
  /** Matches the pages, for `invalidateQueries` and similar. */
  readonly infiniteQueryFilter: (input: ListInput<Input>) => {
    queryKey: DataTag<StoreQueryKey, InfinitePages<Item>, AnyStoreError>;
  };
}

/** Helpers of a mutation. */
export interface MutationHelpers<Input, Output> extends PathHelpers {
  /** For `useMutation`. Add options by spreading: `useMutation({ ...mutationOptions(), onSuccess })`. */
  readonly mutationOptions: () => UseMutationOptions<Output, AnyStoreError, Input> & {
    mutationKey: StoreMutationKey;
  };
  /** For `useIsMutating` and similar. */
  readonly mutationKey: () => StoreMutationKey;
}

/** Helpers of a subscription. */
export interface SubscriptionHelpers<Input, Update> extends PathHelpers {
  /**
   * For `useQuery`: opens a stream that all components share, and closes it when the last one unmounts. The data is the
   * last update, and the query is fetching as long as the stream is open. To act on every update, call `subscribe`.
   */
  readonly subscriptionOptions: {
    (input: Input): StoreQueryOptions<Update>;
    /** Accepts `skipToken` while the input is unknown. */
    (input: Input | SkipToken): SkippableStoreQueryOptions<Update>;
  };
}

/** The input of a list without the cursor, which the pages provide. */
export type ListInput<Input> = Input extends object ? Omit<Input, 'cursor'> : Input;

/** The pages of a list loaded so far. */
export type InfinitePages<Item> = InfiniteData<Page<Item>, string | null>;

/** The result of `queryOptions`. */
export type StoreQueryOptions<Output> = WithKey<
  UnusedSkipTokenOptions<Output, AnyStoreError, Output, StoreQueryKey>,
  Output
>;

/** The result of `queryOptions` if the input may be `skipToken`. */
export type SkippableStoreQueryOptions<Output> = WithKey<
  UndefinedInitialDataOptions<Output, AnyStoreError, Output, StoreQueryKey>,
  Output
>;

/** The result of `infiniteQueryOptions`. */
export type StoreInfiniteQueryOptions<Item> = WithKey<
  UnusedSkipTokenInfiniteOptions<
    Page<Item>,
    AnyStoreError,
    InfinitePages<Item>,
    StoreQueryKey,
    string | null
  >,
  InfinitePages<Item>
>;

/** The result of `infiniteQueryOptions` if the input may be `skipToken`. */
export type SkippableStoreInfiniteQueryOptions<Item> = WithKey<
  UndefinedInitialDataInfiniteOptions<
    Page<Item>,
    AnyStoreError,
    InfinitePages<Item>,
    StoreQueryKey,
    string | null
  >,
  InfinitePages<Item>
>;

type WithKey<Options, Data> = Options & { queryKey: DataTag<StoreQueryKey, Data, AnyStoreError> };
