import { callProcedure, type Caller } from '../load/call-procedure.ts';

/** A page of a list and the path that requests it. */
interface PagePath {
  readonly page: number;
  readonly path: string;
}

/**
 * Follows the cursors of a user's `orders.list` and returns the paths of the given pages of 20, ascending. A
 * cursor does not depend on the page size, so pages in between are skipped 100 orders at a time.
 * @throws {Error} if the list has fewer pages.
 */
export async function walkTo(numbers: readonly number[], caller: Caller): Promise<PagePath[]> {
  const found: PagePath[] = [];
  let cursor: string | null = null;
  let skipped = 0;
  for (const page of numbers) {
    for (const target = (page - 1) * pageSize; skipped < target;) {
      const limit = Math.min(100, target - skipped);
      const { nextCursor }: Page = await callProcedure<Page>(caller, listPath(limit, cursor));
      if (nextCursor === null) throw new Error(`The list ends before page ${page}`);
      cursor = nextCursor;
      skipped += limit;
    }
    found.push({ page, path: listPath(pageSize, cursor) });
  }
  return found;
}

const pageSize = 20;

interface Page {
  readonly nextCursor: string | null;
}

function listPath(limit: number, cursor: string | null): string {
  const input = encodeURIComponent(JSON.stringify(cursor === null ? { limit } : { limit, cursor }));
  return `/trpc/orders.list?input=${input}`;
}
