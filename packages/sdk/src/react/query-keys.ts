/**
 * Where an answer is cached: the procedure's path, then the input and whether it is one answer or pages of a
 * list. It is the layout of tRPC's own integration, so that what knows the one finds the other.
 */
export type StoreQueryKey = readonly [
  path: readonly string[],
  call: { readonly input?: unknown; readonly type: 'query' | 'infinite' },
];

/** The beginning of all keys beneath a procedure or a group of them; empty for everything. */
export type StorePathKey = readonly [path?: readonly string[]];

/** What a change is known by while it is under way. */
export type StoreMutationKey = readonly [path: readonly string[]];

export function queryKeyOf(
  path: readonly string[],
  type: 'query' | 'infinite',
  input: unknown,
): StoreQueryKey {
  return [path, input === undefined ? { type } : { input, type }];
}

export function pathKeyOf(path: readonly string[]): StorePathKey {
  return path.length === 0 ? [] : [path];
}
