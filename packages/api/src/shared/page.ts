import { raw, type Model, type QueryBuilder } from 'objection';
import { z } from 'zod';
import type { CursorSigner, Position } from './cursor.ts';
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
  readonly walk?: Walk<M> | undefined;
}

/**
 * For a filter without an index in the list's order: the page is first looked for among the next rows of the list. Finding
 * all matches through the filter's own index and sorting them takes longer, unless they are rare.
 */
export interface Walk<M extends Model> {
  /** The list without the filter, which an index has in its order. */
  readonly all: () => QueryBuilder<M, M[]>;
  /** The filtered rows among these. */
  readonly among: (rows: QueryBuilder<M, M[]>) => QueryBuilder<M, M[]>;
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
  const { rows, sort, limit, cursor, signer } = request;
  const belongsTo = JSON.stringify(request.belongsTo);
  const position =
    cursor === null || cursor === undefined ? undefined : signer.read(cursor, belongsTo);
  const found =
    (await walk(request, position, limit + 1)) ??
    (await readRows({ ...request, rows: after(rows, request, position) }, limit + 1));
  const items = found.slice(0, limit);
  const last = items.at(-1);
  const more = found.length > limit && last !== undefined;
  return {
    items,
    nextCursor: more ? signer.sign({ key: sort.keyOf(last), id: last.id }, belongsTo) : null,
  };
}

/** The rows after the position. */
function after<M extends Model>(
  rows: QueryBuilder<M, M[]>,
  { sort, table }: Pick<List<M, never>, 'sort' | 'table'>,
  position: Position | undefined,
): QueryBuilder<M, M[]> {
  if (position === undefined) return rows;
  const comparison = sort.direction === 'asc' ? '>' : '<';
  // The column's collation applies to the cursor's text as well.
  return rows.whereRaw(`(??, ??) ${comparison} (?::${sort.type}, ?::bigint)`, [
    ...columnsOf(sort, table),
    position.key,
    position.id,
  ]);
}

/**
 * Looks for `wanted` rows among the next ones of the list, as long as those found let expect enough. A part of the walk
 * begins after the last row that was found, so that rows added meanwhile cause no gaps and no duplicates. Undefined if too
 * few match.
 */
async function walk<M extends Model & { id: string }, Row extends { id: string }>(
  request: KeysetRequest<M, Row>,
  position: Position | undefined,
  wanted: number,
): Promise<Row[] | undefined> {
  if (!request.walk) return undefined;
  const { all, among } = request.walk;
  const stored = await estimatedRows(request);
  if (stored < fewestRows) return undefined;
  // The rarer the matches, the longer the walk (wanted / share) and the fewer to sort (share * stored). At this length, both
  // cost the same if a match to sort costs as much as 16 steps (ADR 76).
  const most = Math.floor(4 * Math.sqrt(wanted * stored));
  const found: Row[] = [];
  for (let walked = 0, start = position; walked < most;) {
    const steps = walked === 0 ? 500 : walked === 500 ? 2500 : most - walked;
    const next = inOrder(after(all(), request, start), request).limit(steps);
    found.push(...(await readRows({ ...request, rows: among(next) }, wanted - found.length)));
    if (found.length === wanted) return found;
    walked += steps;
    if (found.length * most < wanted * walked) return undefined;
    const last = found.at(-1);
    if (last) start = { key: request.sort.keyOf(last), id: last.id };
  }
  return undefined;
}

/** Among fewer, collecting all matches takes no longer than the walk. */
const fewestRows = 500_000;

/** As of the last ANALYZE or VACUUM. */
async function estimatedRows<M extends Model>({
  rows,
  table,
}: Pick<List<M, never>, 'rows' | 'table'>): Promise<number> {
  const found: { rows: { stored: number }[] } = await rows
    .knex()
    .raw('SELECT reltuples AS stored FROM pg_class WHERE oid = to_regclass(?)', [table]);
  return found.rows[0]?.stored ?? 0;
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
  const [column] = columnsOf(sort, table);
  void inOrder(rows, { sort, table }).limit(limit);
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

function inOrder<M extends Model>(
  rows: QueryBuilder<M, M[]>,
  { sort, table }: Pick<List<M, never>, 'sort' | 'table'>,
): QueryBuilder<M, M[]> {
  const [column, id] = columnsOf(sort, table);
  return rows.orderBy(column, sort.direction).orderBy(id, sort.direction);
}

function columnsOf(
  { column, of }: Pick<Sort<never>, 'column' | 'of'>,
  table: string,
): readonly [string, string] {
  return [`${of?.table ?? table}.${column}`, `${of?.table ?? table}.${of?.id ?? 'id'}`];
}
