import { call, type HttpCaller } from '../load/call.ts';

/** A page of a list, and the path that asks for it. */
export interface PagePath {
  readonly page: number;
  readonly path: string;
}

/**
 * Walks through a user's `orders.list`, from the newest on, by the cursors that it gives, and returns the
 * paths of the pages (of 20) with these numbers, ascending. The cursor does not depend on the size of a
 * page, so the way between them is taken in large steps.
 * @throws {Error} when the list ends before.
 */
export async function walkTo(numbers: readonly number[], caller: HttpCaller): Promise<PagePath[]> {
  const found: PagePath[] = [];
  let cursor: string | null = null;
  let skipped = 0;
  for (const page of numbers) {
    for (const target = (page - 1) * pageSize; skipped < target;) {
      const limit = Math.min(100, target - skipped);
      const { nextCursor }: Page = await call<Page>(caller, listPath(limit, cursor));
      if (nextCursor === null) throw new Error(`The list ends before its page ${page}`);
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
