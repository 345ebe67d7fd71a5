import { abortedError } from './links/to-store-error.ts';

/** One page of a list. */
export interface Page<T> {
  items: T[];
  /** Where the next page begins, also on another day; null after the last one. */
  nextCursor: string | null;
}

/** A list procedure of the client, for example `client.orders.list`. */
export interface ListProcedure<Input, T> {
  query(input: Input, options?: { signal?: AbortSignal }): Promise<Page<T>>;
}

export interface IterateOptions {
  /** Stop after this many items in all; no more than these are read. */
  readonly limit?: number | undefined;
  /** Go on from here: the `nextCursor` of a page of the same list with the same filters. */
  readonly cursor?: string | null | undefined;
  /** Ends the iteration at once, with an ABORTED error. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Every item of a list, page by page as they are wanted:
 *
 * ```ts
 * for await (const order of iterate(client.orders.list, { status: 'pending' })) …
 * ```
 *
 * `input.limit` is the size of a page. Errors are those of the list; leaving the loop ends the reading.
 * @throws {RangeError} for a limit that is no whole number from 0.
 */
export async function* iterate<Input, T>(
  list: ListProcedure<Input, T>,
  input: Input,
  options: IterateOptions = {},
): AsyncGenerator<T, void, undefined> {
  for await (const { items } of iteratePages(list, input, options)) {
    for (const item of items) {
      stopIfAborted(options);
      yield item;
    }
  }
}

/**
 * The same by pages. `page.nextCursor` is where to go on later, by `{ cursor }`: also after the last page
 * that a limit lets through, for then no item between was skipped.
 */
export async function* iteratePages<Input, T>(
  list: ListProcedure<Input, T>,
  input: Input,
  options: IterateOptions = {},
): AsyncGenerator<Page<T>, void, undefined> {
  const { limit = Infinity, signal } = options;
  if (!(limit >= 0 && (Number.isInteger(limit) || limit === Infinity))) {
    throw new RangeError(`limit must be a whole number, 0 or more, not ${limit}`);
  }
  let { cursor } = options;
  for (let left = limit; left > 0;) {
    stopIfAborted(options);
    const page = await list.query(
      {
        ...input,
        ...(cursor === undefined ? {} : { cursor }),
        ...(left === Infinity ? {} : { limit: Math.min(pageSizeOf(input), left) }),
      },
      signal ? { signal } : {},
    );
    yield page;
    if (page.nextCursor === null) return;
    cursor = page.nextCursor;
    left -= page.items.length;
  }
}

/** The largest page that lists give. */
const largestPage = 100;

function pageSizeOf(input: unknown): number {
  const asked = input instanceof Object && 'limit' in input ? input.limit : undefined;
  return typeof asked === 'number' ? asked : largestPage;
}

function stopIfAborted({ signal }: IterateOptions): void {
  if (signal?.aborted) throw abortedError(signal.reason, 0);
}
