import { cleanText, cutText, decodeField, hashOf, shortName } from './clean-text.ts';
import { largestAmount, parseCents } from './money.ts';

/** A valid row. */
export interface Row {
  invoiceNo: string;
  sku: string;
  /** The description as a product name; may be empty. */
  description: string;
  quantity: number;
  unitPrice: bigint;
  /** The customer number; empty for the guest. */
  customer: string;
}

/** Why a row is skipped, as shown in the report. */
export const skipReasons = [
  'credit note or correction',
  'quantity not positive',
  'negative price',
  'price with more than two places',
  'larger than an order can hold',
  'unreadable',
] as const;

export type SkipReason = (typeof skipReasons)[number];

/** The columns used. Others are ignored; the order does not matter. */
export const columns = [
  'InvoiceNo',
  'StockCode',
  'Description',
  'Quantity',
  'UnitPrice',
  'CustomerID',
] as const;

/** The index of each used column in a record. */
export type ColumnIndexes = Record<(typeof columns)[number], number>;

const largestQuantity = 2_147_483_647;
const noCustomer = /^(?:nan|null|none|n\/?a)$/i;

/**
 * Parses a record: a row, or the reason to skip it. The first reason in this order counts: wrong number of fields,
 * credit note, unreadable or not positive quantity, unreadable or negative price, too many decimal places, too large.
 */
export function parseRow(
  fields: readonly string[] | undefined,
  indexes: ColumnIndexes,
): Row | SkipReason {
  if (fields === undefined) return 'unreadable';
  const field = (column: keyof ColumnIndexes) =>
    cleanText(decodeField(fields[indexes[column]] ?? ''));

  const invoiceNo = field('InvoiceNo');
  if (/^\p{L}/u.test(invoiceNo)) return 'credit note or correction';
  const sku = field('StockCode');
  if (invoiceNo === '' || sku === '') return 'unreadable';

  const quantity = parseWholeNumber(field('Quantity'));
  if (quantity === undefined) return 'unreadable';
  if (quantity <= 0) return 'quantity not positive';

  const price = field('UnitPrice');
  const unitPrice = parseCents(price);
  if (unitPrice === undefined) return 'unreadable';
  if (price.startsWith('-') && unitPrice !== 0n) return 'negative price';
  if (unitPrice === 'too many places') return 'price with more than two places';
  if (unitPrice > largestAmount || quantity > largestQuantity)
    return 'larger than an order can hold';

  return {
    invoiceNo: shortName(invoiceNo, 100),
    sku: shortName(sku, 100),
    description: cutText(field('Description'), 255),
    quantity,
    unitPrice,
    customer: customerNumber(field('CustomerID')),
  };
}

/** "17850.0" is 17850: some programs write optional integers as decimals. */
function customerNumber(text: string): string {
  if (noCustomer.test(text)) return '';
  const number = text.replace(/^(\d+)\.0*$/, '$1');
  if (/^[0-9a-z]{0,40}$/.test(number)) return number;
  // Usable in an e-mail address, which is case-insensitive, and still unique per customer.
  const readable = number
    .toLowerCase()
    .replaceAll(/[^0-9a-z]+/g, '-')
    .slice(0, 30);
  return `${readable.replaceAll(/^-|-$/g, '') || 'x'}-${hashOf(number, 12)}`;
}

function parseWholeNumber(text: string): number | undefined {
  return /^[+-]?\d+(?:\.0*)?$/.test(text) ? Number(text) : undefined;
}
