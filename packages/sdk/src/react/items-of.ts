import type { InfinitePages } from './store-queries.ts';

/**
 * The items of all pages that were read so far, each once: what moved to a later page while the list was
 * read is where it was seen first.
 */
export function itemsOf<Item extends { readonly id: string }>(
  list: Pick<InfinitePages<Item>, 'pages'> | undefined,
): Item[] {
  const seen = new Map<string, Item>();
  for (const { items } of list?.pages ?? [])
    for (const item of items) if (!seen.has(item.id)) seen.set(item.id, item);
  return [...seen.values()];
}
