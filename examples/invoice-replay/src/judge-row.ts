import { cleanText, cutText, decodeField, hashOf, shortName } from './clean-text.ts';
import { largestAmount, parseCents } from './money.ts';

/** A row of the file that is placed. */
export interface Row {
  invoiceNo: string;
  sku: string;
  /** The description, fit to be a product's name; empty when the row has none. */
  description: string;
  quantity: number;
  unitPrice: bigint;
  /** The customer's number in the shop's books; empty for the guest. */
  customer: string;
}

/** Why a row is left out, in the words of the report. */
export const leftOutReasons = [
  'credit note or correction',
  'quantity not positive',
  'negative price',
  'price with more than two places',
  'larger than an order can hold',
  'unreadable',
] as const;

export type LeftOutReason = (typeof leftOutReasons)[number];

/** The columns that are used. Others (InvoiceDate, Country) may be there or not, in any order. */
export const columns = [
  'InvoiceNo',
  'StockCode',
  'Description',
  'Quantity',
  'UnitPrice',
  'CustomerID',
] as const;

/** Where in a record each used column is. */
export type ColumnPlaces = Record<(typeof columns)[number], number>;

const largestQuantity = 2_147_483_647;
const noCustomer = /^(?:nan|null|none|n\/?a)$/i;

/**
 * Judges one record: a row to place, or the reason why it is left out. Where several reasons hold,
 * the first of this order counts: not the header's width, credit note, unreadable or not positive
 * quantity, unreadable or negative price, too many places, too large.
 */
export function judgeRow(
  fields: readonly string[] | undefined,
  places: ColumnPlaces,
): Row | LeftOutReason {
  if (fields === undefined) return 'unreadable';
  const field = (column: keyof ColumnPlaces) =>
    cleanText(decodeField(fields[places[column]] ?? ''));

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

/** "17850.0", as programs write a number that may be missing, is 17850. */
function customerNumber(text: string): string {
  if (noCustomer.test(text)) return '';
  const number = text.replace(/^(\d+)\.0*$/, '$1');
  if (/^[0-9a-z]{0,40}$/.test(number)) return number;
  // Fit for an e-mail address, whose letter case does not count, and still one name a customer.
  const readable = number
    .toLowerCase()
    .replaceAll(/[^0-9a-z]+/g, '-')
    .slice(0, 30);
  return `${readable.replaceAll(/^-|-$/g, '') || 'x'}-${hashOf(number, 12)}`;
}

function parseWholeNumber(text: string): number | undefined {
  return /^[+-]?\d+(?:\.0*)?$/.test(text) ? Number(text) : undefined;
}
