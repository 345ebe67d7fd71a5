import { raw, type Model, type QueryBuilder } from 'objection';
import { z } from 'zod';
import type { CursorSigner } from './cursor.ts';
import { DomainError } from './domain-error.ts';
import { wholeNumber } from './fields.ts';

/** The input of every list. */
export const listInput = {
  limit: wholeNumber(1, 100)
    .default(20)
    .describe('The size of the page, from 1 to 100. Default: 20.'),
  cursor: z
    .string()
    .nullish()
    .describe('The nextCursor of the previous page. Default: the first page.'),
};

/** The input of every numbered page. */
export const pageInput = {
  page: wholeNumber(1, 1_000_000_000)
    .default(1)
    .describe('The number of the page, from 1. Default: 1.'),
  pageSize: wholeNumber(1, 100)
    .default(20)
    .describe('The size of the pages, from 1 to 100. Default: 20.'),
};

/** The output of every list. */
export function listOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

/** The output of every numbered page. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({
    items: z.array(item),
    page: z.number(),
    pageSize: z.number(),
    total: z.number(),
    totalPages: z.number(),
  });
}

/** A sort by one column, then by id in the same direction, which makes it unique. */
export interface Sort<Row> {
  readonly column: string;
  /** The joined table with the column, and its column with the id. Without it, the list's own table. */
  readonly of?: { readonly table: string; readonly id: string };
  readonly type: 'timestamp' | 'numeric' | 'text';
  readonly direction: 'asc' | 'desc';
  /** The column's value in a row, as PostgreSQL text. */
  readonly keyOf: (row: Row) => string;
}

/** A list: its filtered rows and their order. */
interface List<M extends Model, Row> {
  readonly rows: QueryBuilder<M, M[]>;
  readonly table: string;
  readonly sort: Sort<Row>;
  /** What a row has instead of the columns of `table`: a list for SELECT, computed only for the rows of the page. */
  readonly fields?: string;
}

interface KeysetRequest<M extends Model, Row> extends List<M, Row> {
  readonly limit: number;
  readonly cursor: string | null | undefined;
  readonly signer: CursorSigner;
  /** The list's name, filter and sort, which its cursors are bound to. */
  readonly belongsTo: unknown;
}

/**
 * Reads a page with keyset pagination: the rows after the cursor's position, compared as a row value. With a composite
 * index, page 10,000 costs as much as page 1.
 *
 * Source: PostgreSQL, "Row Constructor Comparison"; M. Winand, "We need tool support for keyset pagination".
 */
export async function keysetPage<M extends Model & { id: string }, Row extends { id: string } = M>(
  request: KeysetRequest<M, Row>,
): Promise<{ items: Row[]; nextCursor: string | null }> {
  const { rows, table, sort, limit, cursor, signer } = request;
  const belongsTo = JSON.stringify(request.belongsTo);
  if (cursor !== null && cursor !== undefined) {
    const { key, id } = signer.read(cursor, belongsTo);
    const comparison = sort.direction === 'asc' ? '>' : '<';
    // The column's collation applies to the cursor's text as well.
    void rows.whereRaw(`(??, ??) ${comparison} (?::${sort.type}, ?::bigint)`, [
      ...columnsOf(sort, table),
      key,
      id,
    ]);
  }
  const found = await readRows(request, limit + 1);
  const items = found.slice(0, limit);
  const last = items.at(-1);
  const more = found.length > limit && last !== undefined;
  return {
    items,
    nextCursor: more ? signer.sign({ key: sort.keyOf(last), id: last.id }, belongsTo) : null,
  };
}

interface NumberedRequest<M extends Model, Row> extends List<M, Row> {
  readonly page: number;
  readonly pageSize: number;
  /** The number of rows, if it is known more cheaply than by counting them. */
  readonly total?: number | undefined;
}

/**
 * Reads a numbered page and the total number of rows. PostgreSQL reads every row before the page, so a page that is
 * deeper than {@link maxDepth} is rejected with VALIDATION_FAILED.
 */
export async function numberedPage<M extends Model & { id: string }, Row = M>(
  request: NumberedRequest<M, Row>,
): Promise<{ items: Row[]; page: number; pageSize: number; total: number; totalPages: number }> {
  const { rows, page, pageSize } = request;
  const { total = await rows.clone().resultSize() } = request;
  const before = (page - 1) * pageSize;
  if (before > maxDepth && before < total) throw tooDeep(pageSize);
  const items = before < total ? await readRows(request, pageSize, before) : [];
  return { items, page, pageSize, total, totalPages: Math.ceil(total / pageSize) };
}

/** The most rows before a numbered page. */
const maxDepth = 10_000;

function tooDeep(pageSize: number): DomainError {
  const last = Math.floor(maxDepth / pageSize) + 1;
  const problem = `must be at most ${last} with ${pageSize} rows a page: narrow the filter, or read the list with a cursor`;
  return new DomainError('VALIDATION_FAILED', `page: ${problem}`, { page: [problem] });
}

/**
 * Reads rows in order. After an offset, an outer query computes `fields`, so that they are not computed for the rows that
 * it skips. Without one, PostgreSQL computes them for the rows of the page alone, and knows what they cost when it chooses
 * an index.
 */
async function readRows<M extends Model, Row>(
  { rows, table, sort, fields }: List<M, Row>,
  limit: number,
  offset = 0,
): Promise<Row[]> {
  const { direction } = sort;
  const [column, id] = columnsOf(sort, table);
  void rows.orderBy(column, direction).orderBy(id, direction).limit(limit);
  if (fields === undefined) return rows.offset(offset).castTo<Row[]>();
  if (offset === 0) return rows.select(raw(fields)).castTo<Row[]>();
  void rows.offset(offset);
  return rows
    .modelClass()
    .query(rows.knex())
    .from(rows.select(`${table}.*`, `${column} as page_key`).as(table))
    .select(raw(fields))
    .orderBy('page_key', direction)
    .orderBy(`${table}.id`, direction)
    .castTo<Row[]>();
}

function columnsOf(
  { column, of }: Pick<Sort<never>, 'column' | 'of'>,
  table: string,
): readonly [string, string] {
  return [`${of?.table ?? table}.${column}`, `${of?.table ?? table}.${of?.id ?? 'id'}`];
}
