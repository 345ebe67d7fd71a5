import { InputError } from './input-error.ts';
import { readRows } from './read-rows.ts';
import type { ExportSummary } from './summarize-export.ts';

/** A customer's part of an invoice: SKU → unit price in cents → quantity. */
export type Basket = Map<string, Map<bigint, number>>;

/** All used rows of an invoice number; rows with the same product and price are combined. */
export interface Invoice {
  invoiceNo: string;
  /** By customer; usually one. */
  baskets: Map<string, Basket>;
}

/**
 * Yields each invoice after its last row, so that every product ends at its last price in the file. A product's prices
 * are in the order of their last rows, for the same reason. Incomplete invoices are kept in memory.
 *
 * @throws {InputError} if the file has changed since `summary`.
 */
export async function* readInvoices(path: string, summary: ExportSummary): AsyncGenerator<Invoice> {
  const incomplete = new Map<string, Invoice>();
  for await (const rows of readRows(path)) {
    for (const { line, result: row } of rows) {
      if (typeof row === 'string') continue;
      const invoice = getOrAdd(incomplete, row.invoiceNo, () => ({
        invoiceNo: row.invoiceNo,
        baskets: new Map<string, Basket>(),
      }));
      const basket = getOrAdd(invoice.baskets, row.customer, (): Basket => new Map());
      const prices = getOrAdd(basket, row.sku, () => new Map<bigint, number>());
      const quantity = (prices.get(row.unitPrice) ?? 0) + row.quantity;
      prices.delete(row.unitPrice);
      prices.set(row.unitPrice, quantity);

      if (summary.lastLines.get(row.invoiceNo) === line) {
        incomplete.delete(row.invoiceNo);
        yield invoice;
      }
    }
  }
  if (incomplete.size > 0)
    throw new InputError(`${path} was changed while it was read. Run the command again.`);
}

function getOrAdd<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
