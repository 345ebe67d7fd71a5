/** One page of a list. */
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/** A list procedure of the client, for example `client.orders.list`. */
export interface ListProcedure<Input, T> {
  query(input: Input, options?: { signal?: AbortSignal }): Promise<Page<T>>;
}

export interface IterateOptions {
  /** Stop after this many. */
  readonly limit?: number;
  readonly signal?: AbortSignal;
}

/**
 * Every row of a list, page by page as they are wanted:
 *
 * ```ts
 * for await (const order of iterate(client.orders.list, { status: 'pending' })) …
 * ```
 *
 * It begins at `input.cursor` if there is one. Errors are those of the list.
 */
export async function* iterate<Input, T>(
  list: ListProcedure<Input, T>,
  input: Input,
  { limit = Infinity, ...options }: IterateOptions = {},
): AsyncGenerator<T, void, undefined> {
  let left = limit;
  if (left <= 0) return;
  for await (const page of iteratePages(list, input, options)) {
    for (const item of page.items) {
      yield item;
      if (--left <= 0) return;
    }
  }
}

/** The same by pages; `page.nextCursor` is where to go on another day. `limit` counts pages. */
export async function* iteratePages<Input, T>(
  list: ListProcedure<Input, T>,
  input: Input,
  { limit = Infinity, signal }: IterateOptions = {},
): AsyncGenerator<Page<T>, void, undefined> {
  let next = input;
  for (let pages = 0; pages < limit; pages++) {
    const page = await list.query(next, signal ? { signal } : {});
    yield page;
    if (page.nextCursor === null) return;
    next = { ...next, cursor: page.nextCursor };
  }
}
