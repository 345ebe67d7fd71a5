import {
  Product,
  query,
  rfc3339FromTimestamp,
  type Database,
  type Transaction,
} from '@order-store/db';
import { productRow, type ProductView } from '../products/index.ts';
import { textContains } from '../platform/search/text-contains.ts';
import { access } from '../platform/identity/access.ts';
import { defineCsvExport, givenOf } from '../platform/trpc/csv-export.ts';
import { csvRecord } from '../shared/csv.ts';
import type { CursorSigner } from '../shared/cursor.ts';
import { keysetPage, type Sort } from '../shared/page.ts';
import { inReport, type ReportRange } from './report-range.ts';
import { ExportStockInput } from './report-schemas.ts';
import type { ProductStockView } from './report-views.ts';

/** The products and the range of a stock report as requested. */
export interface StockReportInput {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly timeZone: string;
  readonly search?: string | undefined;
  readonly sort: 'sku' | 'name';
}

interface PageInput {
  readonly limit: number;
  readonly cursor?: string | null | undefined;
}

interface StockPage {
  readonly items: ProductStockView[];
  readonly nextCursor: string | null;
}

/**
 * Returns the stock of products at both ends of a range and what changed it in between, on one snapshot. Throws
 * INVALID_CURSOR, VALIDATION_FAILED.
 */
export async function stockReport(
  database: Database,
  signer: CursorSigner,
  input: StockReportInput & PageInput,
): Promise<StockPage> {
  const { items, nextCursor } = await readPage(database, signer, withRange(input, new Date()));
  return { items, nextCursor };
}

/** `stock.csv`, with the filters of `reports.stock` as parameters. */
export const stockExport = defineCsvExport({
  name: 'stock',
  access: access.reports,
  input: ExportStockInput,
  event: (filter) => ({ kind: 'stock-exported', details: { filter: givenOf(filter) } }),
  parts: ({ database, cursors }, filter) => exportStock(database, cursors, filter),
});

/** Yields the report as CSV, in chunks. Each chunk is a separate snapshot. VALIDATION_FAILED */
async function* exportStock(
  database: Database,
  signer: CursorSigner,
  input: StockReportInput,
): AsyncGenerator<string> {
  // Once, so that midnight does not move the range of the later chunks.
  const asked = withRange(input, new Date());
  yield csvRecord(columns);
  for (let cursor: string | null = null; ;) {
    const page: RangedPage = await readPage(database, signer, {
      ...asked,
      limit: chunkSize,
      cursor,
    });
    const range = [page.range.from, page.range.to].map(rfc3339FromTimestamp);
    yield page.items.map((row) => recordOf(row, range)).join('');
    if (page.nextCursor === null) return;
    cursor = page.nextCursor;
  }
}

const chunkSize = 1000;

const columns = [
  'sku',
  'name',
  'archived_at',
  'from',
  'to',
  'opening',
  'ordered',
  'returned',
  'adjusted',
  'closing',
];

function recordOf(row: ProductStockView, range: readonly string[]): string {
  const { sku, name, archivedAt, opening, ordered, returned, adjusted, closing } = row;
  return csvRecord([
    sku,
    name,
    archivedAt,
    ...range,
    opening,
    ordered,
    returned,
    adjusted,
    closing,
  ]);
}

/** Without `to`, the range ends with yesterday; without `from`, it begins with that day, or 24 hours before an instant. */
function withRange<Input extends StockReportInput>(
  input: Input,
  now: Date,
): Input & { from: string; to: string } {
  const to = input.to ?? dayBefore(now, input.timeZone);
  return { ...input, from: input.from ?? beginOf(to), to };
}

function beginOf(to: string): string {
  return to.includes('T') ? new Date(Date.parse(to) - dayMs).toISOString() : to;
}

function dayBefore(now: Date, timeZone: string): string {
  // The Swedish format is ISO 8601.
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(now);
  return new Date(Date.parse(today) - dayMs).toISOString().slice(0, 10);
}

const dayMs = 86_400_000;

interface RangedPage extends StockPage {
  readonly range: ReportRange;
}

function readPage(
  database: Database,
  signer: CursorSigner,
  { search, sort, limit, cursor, ...asked }: StockReportInput & PageInput,
): Promise<RangedPage> {
  return inReport(database, asked, async (transaction, range) => {
    const rows = Product.query(transaction).where('products.created_at', '<', range.to);
    if (search !== undefined || sort === 'name')
      void rows.join('product_search', 'product_search.product_id', 'products.id');
    if (search !== undefined) void rows.whereRaw(...textContains('product_search', search));
    const { items: products, nextCursor } = await keysetPage<Product, ProductView>({
      rows,
      fields: productRow.select('products'),
      table: 'products',
      sort: sorts[sort],
      limit,
      cursor,
      signer,
      belongsTo: ['reports.stock', range.from, range.to, search ?? null, sort],
    });
    return { items: await readStock(transaction, products, range), nextCursor, range };
  });
}

const sorts = {
  sku: { column: 'sku', type: 'text', direction: 'asc', keyOf: ({ sku }) => sku },
  name: {
    column: 'name',
    of: { table: 'product_search', id: 'product_id' },
    type: 'text',
    direction: 'asc',
    keyOf: ({ name }) => name,
  },
} as const satisfies Record<StockReportInput['sort'], Sort<ProductView>>;

async function readStock(
  transaction: Transaction,
  products: readonly ProductView[],
  { from, to }: ReportRange,
): Promise<ProductStockView[]> {
  const ids = `{${products.map(({ id }) => id).join()}}`;
  const rows = await query<StockRow>(transaction, sql, [ids, from, to]);
  return rows.map(({ opening, ordered, returned, adjusted, closing, ...product }) => ({
    ...product,
    opening: Number(opening),
    ordered: Number(ordered),
    returned: Number(returned),
    adjusted: Number(adjusted),
    closing: Number(closing),
  }));
}

type Units = 'opening' | 'ordered' | 'returned' | 'adjusted' | 'closing';
type StockRow = Omit<ProductStockView, Units> & Readonly<Record<Units, string>>;

/**
 * Computes back from the current stock what was sold (ADR 20) and moved since the range. Reads a product's items and movements
 * from their indexes on the product, so that a page costs what its products have moved, whatever the others have.
 */
const sql = `
SELECT products.id AS "productId", sku, name, archived_at AS "archivedAt",
       closing + ordered - returned - adjusted AS opening, ordered, returned, adjusted, closing
FROM unnest($1::bigint[]) WITH ORDINALITY AS asked (id, place)
JOIN products ON products.id = asked.id
CROSS JOIN LATERAL (
  SELECT COALESCE(sum(quantity) FILTER (WHERE created_at < $3::timestamp), 0) AS ordered,
         COALESCE(sum(quantity) FILTER (WHERE created_at >= $3::timestamp), 0) AS later
  FROM order_items WHERE product_id = products.id AND created_at >= $2::timestamp
) sold
CROSS JOIN LATERAL (
  SELECT COALESCE(sum(delta) FILTER (WHERE created_at < $3::timestamp AND order_id IS NOT NULL), 0) AS returned,
         COALESCE(sum(delta) FILTER (WHERE created_at < $3::timestamp AND order_id IS NULL), 0) AS adjusted,
         COALESCE(sum(delta) FILTER (WHERE created_at >= $3::timestamp), 0) AS later
  FROM stock_movements WHERE product_id = products.id AND created_at >= $2::timestamp
) moved
CROSS JOIN LATERAL (SELECT stock_quantity + sold.later - moved.later AS closing) counted
ORDER BY place`;
