/** One page of any list. */
interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

/**
 * Follows a list from its first page to its last and returns the pages' items. `between` runs after each
 * page but the last. A list that does not end is an error.
 */
export async function walkPages<T>(
  list: (page: { limit: number; cursor: string | null }) => Promise<Page<T>>,
  limit: number,
  between: () => Promise<unknown> = () => Promise.resolve(),
): Promise<T[][]> {
  const pages: T[][] = [];
  let cursor: string | null = null;
  do {
    if (pages.length > 10_000) throw new Error('The list does not end');
    if (pages.length > 0) await between();
    const page: Page<T> = await list({ limit, cursor });
    pages.push([...page.items]);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return pages;
}
