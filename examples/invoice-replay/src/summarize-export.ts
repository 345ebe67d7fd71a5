import type { SkipReason } from './parse-row.ts';
import { readRows } from './read-rows.ts';

/** The result of a first pass over the file, before anything is placed. */
export interface ExportSummary {
  readonly rows: number;
  readonly usedRows: number;
  readonly skipped: ReadonlyMap<SkipReason, number>;
  readonly customers: ReadonlySet<string>;
  /** SKU → name: the first description in the file, or else the SKU. */
  readonly products: ReadonlyMap<string, string>;
  /** Invoice → line of its last used row, where it is complete. */
  readonly lastLines: ReadonlyMap<string, number>;
  /** Sum of quantity × price over the used rows, in cents. */
  readonly total: bigint;
}

/**
 * Reads the whole file. Memory grows with the number of invoices, products and customers, not of rows.
 *
 * @throws {InputError} if the file cannot be read to its end.
 */
export async function summarizeExport(path: string, signal?: AbortSignal): Promise<ExportSummary> {
  const skipped = new Map<SkipReason, number>();
  const customers = new Set<string>();
  const products = new Map<string, string>();
  const lastLines = new Map<string, number>();
  let rows = 0;
  let usedRows = 0;
  let total = 0n;

  for await (const parsed of readRows(path)) {
    signal?.throwIfAborted();
    for (const { line, result } of parsed) {
      rows += 1;
      if (typeof result === 'string') {
        skipped.set(result, (skipped.get(result) ?? 0) + 1);
        continue;
      }
      usedRows += 1;
      customers.add(result.customer);
      if (!products.get(result.sku)) products.set(result.sku, result.description);
      lastLines.set(result.invoiceNo, line);
      total += BigInt(result.quantity) * result.unitPrice;
    }
  }
  for (const [sku, name] of products) if (name === '') products.set(sku, sku);
  return { rows, usedRows, skipped, customers, products, lastLines, total };
}
