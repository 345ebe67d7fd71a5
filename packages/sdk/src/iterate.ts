import { abortedError } from './links/to-store-error.ts';

/** One page of a list. */
export interface Page<T> {
  items: T[];
  /** The cursor of the next page, which does not expire; null on the last page. */
  nextCursor: string | null;
}

/** A list procedure of the client, for example `client.orders.list`. */
export interface ListProcedure<Input, T> {
  query(input: Input, options?: { signal?: AbortSignal }): Promise<Page<T>>;
}

/** Options of {@link iterate} and {@link iteratePages}. */
export interface IterateOptions {
  /** Maximum number of items in total. */
  readonly limit?: number | undefined;
  /** Where to start: the `nextCursor` of a page of the same list with the same filters. */
  readonly cursor?: string | null | undefined;
  /** Aborts the iteration with an ABORTED error. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Iterates over all items of a list and fetches pages on demand:
 *
 * ```ts
 * for await (const order of iterate(client.orders.list, { status: 'pending' })) …
 * ```
 *
 * `input.limit` is the page size.
 * @throws {StoreError} when a page can't be read.
 * @throws {RangeError} for a limit that isn't a whole number.
 */
export async function* iterate<Input, T>(
  list: ListProcedure<Input, T>,
  input: Input,
  options: IterateOptions = {},
): AsyncGenerator<T, void, undefined> {
  for await (const { items } of iteratePages(list, input, options)) {
    for (const item of items) {
      throwIfAborted(options);
      yield item;
    }
  }
}

/**
 * Iterates over the pages of a list, like {@link iterate}. Pass `page.nextCursor` as `cursor` to continue later.
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
    throwIfAborted(options);
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

/** The maximum page size. */
const maxPageSize = 100;

function pageSizeOf(input: unknown): number {
  const requested = input instanceof Object && 'limit' in input ? input.limit : undefined;
  return typeof requested === 'number' ? requested : maxPageSize;
}

function throwIfAborted({ signal }: IterateOptions): void {
  if (signal?.aborted) throw abortedError(signal.reason, 0);
}
