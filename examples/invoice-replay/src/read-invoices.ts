import { InputError } from './input-error.ts';
import { readRows } from './read-rows.ts';
import type { Survey } from './survey-export.ts';

/** What one customer bought on an invoice: SKU → unit price in cents → quantity. */
export type Basket = Map<string, Map<bigint, number>>;

/** All used rows of one invoice number, rows of one product at one price added up. */
export interface Invoice {
  invoiceNo: string;
  /** By customer. An invoice has one, as a rule; a row is never put on another customer's account. */
  baskets: Map<string, Basket>;
}

/**
 * The invoices of the file, each as soon as its last row has passed, so in the order in which they
 * are complete: that is file order where an invoice's rows stand together, and otherwise leaves
 * every product at its last price in the file. Memory holds the invoices begun and not complete.
 *
 * @throws {InputError} when the file is not the one that was surveyed.
 *
 * The prices of a product are in the order of their last row on the invoice, for the same reason.
 */
export async function* readInvoices(path: string, survey: Survey): AsyncGenerator<Invoice> {
  const begun = new Map<string, Invoice>();
  for await (const rows of readRows(path)) {
    for (const { line, judgement: row } of rows) {
      if (typeof row === 'string') continue;
      const invoice = getOrAdd(begun, row.invoiceNo, () => ({
        invoiceNo: row.invoiceNo,
        baskets: new Map<string, Basket>(),
      }));
      const basket = getOrAdd(invoice.baskets, row.customer, (): Basket => new Map());
      const prices = getOrAdd(basket, row.sku, () => new Map<bigint, number>());
      const quantity = (prices.get(row.unitPrice) ?? 0) + row.quantity;
      prices.delete(row.unitPrice);
      prices.set(row.unitPrice, quantity);

      if (survey.lastLines.get(row.invoiceNo) === line) {
        begun.delete(row.invoiceNo);
        yield invoice;
      }
    }
  }
  if (begun.size > 0) throw new InputError(`${path} was changed while it was read. Start again.`);
}

function getOrAdd<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
