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
import type { AnyStoreError, Page, StoreClient } from '../index.ts';
import type { StoreMutationKey, StorePathKey, StoreQueryKey } from './query-keys.ts';

/**
 * What TanStack Query needs for each call of the store, in the shape of the client:
 * `useQuery(queries.products.get.queryOptions({ id }))`.
 */
export type StoreQueries = QueriesOf<Pick<StoreClient, keyof StoreClient & string>> & PathHelpers;

type QueriesOf<Calls> = {
  // The calls keep their docstrings: without `as` in it, a mapped type carries them over.
  readonly [Name in keyof Calls]: Calls[Name] extends Query<infer Input, infer Output>
    ? QueryHelpers<Input, Output> &
        (Output extends Page<infer Item> ? ListHelpers<Input, Item> : unknown)
    : Calls[Name] extends Mutation<infer Input, infer Output>
      ? MutationHelpers<Input, Output>
      : Calls[Name] extends { subscribe: unknown }
        ? PathHelpers
        : QueriesOf<Calls[Name]> & PathHelpers;
};

interface Query<Input, Output> {
  query(input: Input, ...options: never): PromiseLike<Output>;
}

interface Mutation<Input, Output> {
  mutate(input: Input, ...options: never): PromiseLike<Output>;
}

/** What every procedure and every group of them has. */
export interface PathHelpers {
  /** The beginning of every key beneath, of queries and of lists. */
  readonly pathKey: () => StorePathKey;
  /** All that is cached of it, whatever the input: `queryClient.invalidateQueries(queries.orders.pathFilter())`. */
  readonly pathFilter: () => { queryKey: StorePathKey };
}

/** A call that reads. */
export interface QueryHelpers<Input, Output> extends PathHelpers {
  /**
   * For `useQuery`, `useSuspenseQuery`, `prefetchQuery` and their like. The call is given up when nobody wants its
   * answer any more. More options stand beside it: `useQuery({ ...queryOptions(input), staleTime: 5_000 })`.
   */
  readonly queryOptions: {
    (input: Input): StoreQueryOptions<Output>;
    /** With `skipToken` for an input that is not known yet. */
    (input: Input | SkipToken): SkippableStoreQueryOptions<Output>;
  };
  /** Where the answer is cached, with its type: `queryClient.setQueryData(queryKey(input), …)`. */
  readonly queryKey: (input: Input) => DataTag<StoreQueryKey, Output, AnyStoreError>;
  /** That one answer, for `invalidateQueries` and its like. */
  readonly queryFilter: (input: Input) => {
    queryKey: DataTag<StoreQueryKey, Output, AnyStoreError>;
  };
}

/** A list, which can be read page by page as well. */
export interface ListHelpers<Input, Item> {
  /**
   * For `useInfiniteQuery` and its like, cursors built in. `limit` is the size of a page.
   * {@link itemsOf} gives the items of all pages.
   */
  readonly infiniteQueryOptions: {
    (input: ListInput<Input>): StoreInfiniteQueryOptions<Item>;
    /** With `skipToken` for filters that are not known yet. */
    (input: ListInput<Input> | SkipToken): SkippableStoreInfiniteQueryOptions<Item>;
  };
  /** Where the pages are cached, with their type. */
  readonly infiniteQueryKey: (
    input: ListInput<Input>,
  ) => DataTag<StoreQueryKey, InfinitePages<Item>, AnyStoreError>;
  /** Those pages, for `invalidateQueries` and its like. */
  readonly infiniteQueryFilter: (input: ListInput<Input>) => {
    queryKey: DataTag<StoreQueryKey, InfinitePages<Item>, AnyStoreError>;
  };
}

/** A call that changes something. */
export interface MutationHelpers<Input, Output> extends PathHelpers {
  /** For `useMutation`. More options stand beside it: `useMutation({ ...mutationOptions(), onSuccess })`. */
  readonly mutationOptions: () => UseMutationOptions<Output, AnyStoreError, Input> & {
    mutationKey: StoreMutationKey;
  };
  /** For `useIsMutating` and its like. */
  readonly mutationKey: () => StoreMutationKey;
}

/** The filters of a list. Where it goes on is what the pages themselves know. */
export type ListInput<Input> = Input extends object ? Omit<Input, 'cursor'> : Input;

/** The pages of a list that were read so far. */
export type InfinitePages<Item> = InfiniteData<Page<Item>, string | null>;

/** What `queryOptions` gives. */
export type StoreQueryOptions<Output> = WithKey<
  UnusedSkipTokenOptions<Output, AnyStoreError, Output, StoreQueryKey>,
  Output
>;

/** What `queryOptions` gives when it may be `skipToken`. */
export type SkippableStoreQueryOptions<Output> = WithKey<
  UndefinedInitialDataOptions<Output, AnyStoreError, Output, StoreQueryKey>,
  Output
>;

/** What `infiniteQueryOptions` gives. */
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

/** What `infiniteQueryOptions` gives when it may be `skipToken`. */
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
