/** One page of any list. */
interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

/**
 * Follows a list to its last page and returns the items of each page. `between` runs between pages. Throws if the
 * list does not end.
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
