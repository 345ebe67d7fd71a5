import type { QueryBuilder, Model } from 'objection';
import { z } from 'zod';
import type { CursorSigner } from './cursor.ts';
import { wholeNumber } from './fields.ts';

/** Input of every list. */
export const listInput = {
  limit: wholeNumber(1, 100).default(20),
  cursor: z.string().nullish(),
};

/** Input of every numbered page. */
export const pageInput = {
  page: wholeNumber(1, 1_000_000_000).default(1),
  pageSize: wholeNumber(1, 100).default(20),
};

/** Output of every list. */
export function listOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

/** Output of every numbered page. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({
    items: z.array(item),
    page: z.number(),
    pageSize: z.number(),
    total: z.number(),
    totalPages: z.number(),
  });
}

/** A sort by one column, then by id in the same direction, so that no two rows are equal. */
export interface Sort<Row> {
  readonly column: string;
  readonly type: 'timestamp' | 'numeric' | 'text';
  readonly direction: 'asc' | 'desc';
  /** The column's value in a row, as PostgreSQL wrote it. */
  readonly keyOf: (row: Row) => string;
}

interface ListRequest<M extends Model & { id: string }> {
  readonly rows: QueryBuilder<M, M[]>;
  readonly table: string;
  readonly sort: Sort<M>;
  readonly limit: number;
  readonly cursor: string | null | undefined;
  readonly signer: CursorSigner;
  /** The list's name, filter and sort: what a cursor is bound to. */
  readonly belongsTo: unknown;
}

/**
 * One page of a list by keyset: rows after the cursor's position, compared as one row value, so that a
 * composite index serves and page 10,000 costs what page 1 costs.
 *
 * Source: PostgreSQL, "Row Constructor Comparison"; M. Winand, "We need tool support for keyset pagination".
 */
export async function keysetPage<M extends Model & { id: string }>(
  request: ListRequest<M>,
): Promise<{ items: M[]; nextCursor: string | null }> {
  const { rows, table, sort, limit, cursor, signer } = request;
  const belongsTo = JSON.stringify(request.belongsTo);
  if (cursor !== null && cursor !== undefined) {
    const { key, id } = signer.read(cursor, belongsTo);
    const comparison = sort.direction === 'asc' ? '>' : '<';
    void rows.whereRaw(`(??, ??) ${comparison} (?::${sort.type}, ?::bigint)`, [
      `${table}.${sort.column}`,
      `${table}.id`,
      key,
      id,
    ]);
  }
  const found = await rows
    .orderBy(`${table}.${sort.column}`, sort.direction)
    .orderBy(`${table}.id`, sort.direction)
    .limit(limit + 1);
  const items = found.slice(0, limit);
  const last = items.at(-1);
  const more = found.length > limit && last !== undefined;
  return {
    items,
    nextCursor: more ? signer.sign({ key: sort.keyOf(last), id: last.id }, belongsTo) : null,
  };
}

/** One numbered page, with how many rows there are. The deeper the page, the more PostgreSQL has to skip. */
export async function numberedPage<M extends Model & { id: string }>(
  rows: QueryBuilder<M, M[]>,
  sort: Pick<Sort<M>, 'column' | 'direction'>,
  table: string,
  { page, pageSize }: { readonly page: number; readonly pageSize: number },
): Promise<{ items: M[]; page: number; pageSize: number; total: number; totalPages: number }> {
  const total = await rows.clone().resultSize();
  const items = await rows
    .orderBy(`${table}.${sort.column}`, sort.direction)
    .orderBy(`${table}.id`, sort.direction)
    .offset((page - 1) * pageSize)
    .limit(pageSize);
  return { items, page, pageSize, total, totalPages: Math.ceil(total / pageSize) };
}

/** A LIKE pattern in which every character of the text is a letter, `%` and `_` too. */
export function containing(search: string): string {
  return `%${search.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
}
