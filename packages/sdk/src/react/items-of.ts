import type { InfinitePages } from './store-queries.ts';

/**
 * The items of all pages loaded so far, without duplicates: an item that moved to a later page stays at its first
 * position.
 */
export function itemsOf<Item extends { readonly id: string }>(
  list: Pick<InfinitePages<Item>, 'pages'> | undefined,
): Item[] {
  const seen = new Map<string, Item>();
  for (const { items } of list?.pages ?? [])
    for (const item of items) if (!seen.has(item.id)) seen.set(item.id, item);
  return [...seen.values()];
}
