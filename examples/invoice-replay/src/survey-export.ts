import type { LeftOutReason } from './judge-row.ts';
import { readRows } from './read-rows.ts';

/** What a first reading of the whole file found, before anything is placed. */
export interface Survey {
  readonly rows: number;
  readonly usedRows: number;
  readonly leftOut: ReadonlyMap<LeftOutReason, number>;
  readonly customers: ReadonlySet<string>;
  /** Each product's name by its SKU: its first description in the file, or the SKU. */
  readonly products: ReadonlyMap<string, string>;
  /** The line of each invoice's last used row: there the invoice is complete. */
  readonly lastLines: ReadonlyMap<string, number>;
  /** The sum of quantity × price over the used rows, in cents. */
  readonly total: bigint;
}

/**
 * Reads the file once from end to end. Memory grows with the number of invoices, products and
 * customers, not with the rows.
 *
 * @throws {InputError} when the file cannot be read to its end: then nothing has been placed yet.
 */
export async function surveyExport(path: string, signal?: AbortSignal): Promise<Survey> {
  const leftOut = new Map<LeftOutReason, number>();
  const customers = new Set<string>();
  const products = new Map<string, string>();
  const lastLines = new Map<string, number>();
  let rows = 0;
  let usedRows = 0;
  let total = 0n;

  for await (const judged of readRows(path)) {
    signal?.throwIfAborted();
    for (const { line, judgement } of judged) {
      rows += 1;
      if (typeof judgement === 'string') {
        leftOut.set(judgement, (leftOut.get(judgement) ?? 0) + 1);
        continue;
      }
      usedRows += 1;
      customers.add(judgement.customer);
      if (!products.get(judgement.sku)) products.set(judgement.sku, judgement.description);
      lastLines.set(judgement.invoiceNo, line);
      total += BigInt(judgement.quantity) * judgement.unitPrice;
    }
  }
  for (const [sku, name] of products) if (name === '') products.set(sku, sku);
  return { rows, usedRows, leftOut, customers, products, lastLines, total };
}
