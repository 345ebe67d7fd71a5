/**
 * The cache key of a query or subscription: the procedure's path, then its input and kind. It has the layout of tRPC's
 * TanStack Query integration.
 */
export type StoreQueryKey = readonly [
  path: readonly string[],
  call: { readonly input?: unknown; readonly type: 'query' | 'infinite' | 'subscription' },
];

/** The key prefix of a procedure or group; empty for all. */
export type StorePathKey = readonly [path?: readonly string[]];

/** The key of a mutation. */
export type StoreMutationKey = readonly [path: readonly string[]];

export function queryKeyOf(
  path: readonly string[],
  type: StoreQueryKey[1]['type'],
  input: unknown,
): StoreQueryKey {
  return [path, input === undefined ? { type } : { input, type }];
}

export function pathKeyOf(path: readonly string[]): StorePathKey {
  return path.length === 0 ? [] : [path];
}
