import type { QueryBuilder, Model } from 'objection';
import { z } from 'zod';
import type { CursorSigner } from './cursor.ts';
/** Input of every list. */
export declare const listInput: {
  limit: z.ZodDefault<z.ZodInt>;
  cursor: z.ZodOptional<z.ZodNullable<z.ZodString>>;
};
/** Input of every numbered page. */
export declare const pageInput: {
  page: z.ZodDefault<z.ZodInt>;
  pageSize: z.ZodDefault<z.ZodInt>;
};
/** Output of every list. */
export declare function listOf<T extends z.ZodType>(
  item: T,
): z.ZodObject<
  {
    items: z.ZodArray<T>;
    nextCursor: z.ZodNullable<z.ZodString>;
  },
  z.core.$strip
>;
/** Output of every numbered page. */
export declare function pageOf<T extends z.ZodType>(
  item: T,
): z.ZodObject<
  {
    items: z.ZodArray<T>;
    page: z.ZodNumber;
    pageSize: z.ZodNumber;
    total: z.ZodNumber;
    totalPages: z.ZodNumber;
  },
  z.core.$strip
>;
/** A sort by one column, then by id in the same direction, so that no two rows are equal. */
export interface Sort<Row> {
  readonly column: string;
  readonly type: 'timestamp' | 'numeric' | 'text';
  readonly direction: 'asc' | 'desc';
  /** The column's value in a row, as PostgreSQL wrote it. */
  readonly keyOf: (row: Row) => string;
}
interface ListRequest<
  M extends Model & {
    id: string;
  },
> {
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
export declare function keysetPage<
  M extends Model & {
    id: string;
  },
>(
  request: ListRequest<M>,
): Promise<{
  items: M[];
  nextCursor: string | null;
}>;
/** One numbered page, with how many rows there are. The deeper the page, the more PostgreSQL has to skip. */
export declare function numberedPage<
  M extends Model & {
    id: string;
  },
>(
  rows: QueryBuilder<M, M[]>,
  sort: Pick<Sort<M>, 'column' | 'direction'>,
  table: string,
  {
    page,
    pageSize,
  }: {
    readonly page: number;
    readonly pageSize: number;
  },
): Promise<{
  items: M[];
  page: number;
  pageSize: number;
  total: number;
  totalPages: number;
}>;
/** A LIKE pattern in which every character of the text is a letter, `%` and `_` too. */
export declare function containing(search: string): string;
export {};
