import { hashOf } from './clean-text.ts';
import { largestAmount } from './money.ts';
import type { Basket, Invoice } from './read-invoices.ts';

/** An order to place for an invoice. */
export interface PlannedOrder {
  readonly invoiceNo: string;
  /** Whether it completes the invoice. */
  readonly isLast: boolean;
  readonly customer: string;
  readonly lines: readonly PlannedLine[];
  /** Sum of quantity × unit price, in cents. */
  readonly total: bigint;
  /** Derived from the content, so that a second run places no order twice. */
  readonly idempotencyKey: string;
}

interface PlannedLine {
  readonly sku: string;
  readonly quantity: number;
  readonly unitPrice: bigint;
}

/** The API's limits of an order. */
export interface OrderLimits {
  readonly lines: number;
  readonly quantity: number;
  readonly total: bigint;
}

export const orderLimits: OrderLimits = { lines: 2_000, quantity: 1_000_000, total: largestAmount };

/**
 * Splits an invoice into the fewest orders (more only if the largest order total requires it). An order has one customer
 * and contains each product once, at one price. A product's prices keep the basket's order.
 */
export function splitInvoice(invoice: Invoice, limits: OrderLimits = orderLimits): PlannedOrder[] {
  const { invoiceNo } = invoice;
  const orders = Array.from(invoice.baskets).flatMap(([customer, basket]) =>
    packLines(linesOf(basket, limits), limits).map((lines, part) => ({
      invoiceNo,
      customer,
      lines,
      total: totalOf(lines),
      idempotencyKey: keyOf(invoiceNo, customer, part, lines),
    })),
  );
  return orders.map((order, index) => ({ ...order, isLast: index === orders.length - 1 }));
}

/** The lines per product; lines of one product belong into different orders. */
function linesOf(basket: Basket, limits: OrderLimits): PlannedLine[][] {
  return Array.from(basket, ([sku, prices]) =>
    Array.from(prices, ([unitPrice, quantity]) => {
      const affordable = unitPrice === 0n ? limits.total : limits.total / unitPrice;
      const most = Math.min(limits.quantity, Number(affordable));
      return Array.from({ length: Math.ceil(quantity / most) }, (_, index) => ({
        sku,
        unitPrice,
        quantity: Math.min(most, quantity - index * most),
      }));
    }).flat(),
  );
}

function packLines(products: PlannedLine[][], limits: OrderLimits): PlannedLine[][] {
  const lines = products.flat();
  const fewest = Math.max(
    products.reduce((most, product) => Math.max(most, product.length), 0),
    Math.ceil(lines.length / limits.lines),
    Number((totalOf(lines) + limits.total - 1n) / limits.total),
  );
  const packed = [layers(products), deal(products, fewest)].find((parts) => fits(parts, limits));
  if (packed) return packed;
  for (let parts = fewest + 1; ; parts += 1) {
    const dealt = deal(products, parts);
    if (fits(dealt, limits)) return dealt;
  }
}

/** The first part gets every product's first line, the second every second line, and so on. */
function layers(products: PlannedLine[][]): PlannedLine[][] {
  const parts: PlannedLine[][] = [];
  for (const product of products) {
    for (const [index, line] of product.entries()) (parts[index] ??= []).push(line);
  }
  return parts;
}

/**
 * Distributes lines round-robin, so that part sizes differ by at most one and no part contains a product twice, as long
 * as a product has at most `count` lines.
 */
function deal(products: PlannedLine[][], count: number): PlannedLine[][] {
  const parts = Array.from({ length: count }, (): PlannedLine[] => []);
  let next = 0;
  for (const product of products) {
    const places = product.map((_, index) => (next + index) % count).toSorted((a, b) => a - b);
    for (const [index, line] of product.entries()) parts[places[index] ?? 0]?.push(line);
    next += product.length;
  }
  return parts.filter((part) => part.length > 0);
}

function fits(parts: PlannedLine[][], limits: OrderLimits): boolean {
  return parts.every((part) => part.length <= limits.lines && totalOf(part) <= limits.total);
}

function totalOf(lines: PlannedLine[]): bigint {
  return lines.reduce((sum, line) => sum + BigInt(line.quantity) * line.unitPrice, 0n);
}

function keyOf(invoiceNo: string, customer: string, part: number, lines: PlannedLine[]): string {
  const content = lines.map((line) => [line.sku, line.quantity, String(line.unitPrice)].join('\t'));
  const hash = hashOf([customer, ...content.toSorted()].join('\n'), 32);
  return `replay/${invoiceNo}/${part + 1}/${hash}`;
}
