import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Invoice } from './read-invoices.ts';
import type { OrderLimits, PlannedOrder } from './split-invoice.ts';
import { orderLimits, splitInvoice } from './split-invoice.ts';

describe('splitInvoice', () => {
  it('places an invoice with one price per product as one order', () => {
    const [order, ...others] = splitInvoice(invoiceOf({ A: [[250n, 2]], B: [[0n, 1]] }));
    expect(others).toEqual([]);
    expect(order).toMatchObject({ total: 500n, lines: [{ sku: 'A' }, { sku: 'B' }] });
  });

  it('places one order per price, and no more', () => {
    const orders = splitInvoice(
      invoiceOf({
        A: [
          [1n, 1],
          [2n, 1],
          [3n, 1],
        ],
        B: [
          [9n, 5],
          [8n, 5],
        ],
        C: [[7n, 7]],
      }),
    );
    expect(orders.map(contentOf)).toEqual(['A 1×1, B 5×9, C 7×7', 'A 1×2, B 5×8', 'A 1×3']);
  });

  it('separates the rows of different customers', () => {
    const invoice: Invoice = {
      invoiceNo: '1',
      baskets: new Map([
        ['17850', new Map([['A', new Map([[100n, 1]])]])],
        ['', new Map([['A', new Map([[100n, 1]])]])],
      ]),
    };
    const orders = splitInvoice(invoice);
    expect(orders.map((order) => order.customer)).toEqual(['17850', '']);
    expect(new Set(orders.map((order) => order.idempotencyKey)).size).toBe(2);
  });

  it.each([
    [5_000, 3],
    [2_000, 1],
    [2_001, 2],
  ])('splits %i products into %i orders', (products, orders) => {
    const manyProducts = Object.fromEntries(
      Array.from({ length: products }, (_, index) => [
        `P${index}`,
        [[5n, 1]] as [bigint, number][],
      ]),
    );
    expect(splitInvoice(invoiceOf(manyProducts))).toHaveLength(orders);
  });

  it('splits a quantity and an amount above the limits of a line', () => {
    const orders = splitInvoice(invoiceOf({ A: [[0n, 2_500_000]], B: [[9_999_999_999n, 2]] }));
    expect(orders.map(contentOf)).toEqual([
      'A 1000000×0, B 1×9999999999',
      'A 1000000×0, B 1×9999999999',
      'A 500000×0',
    ]);
  });

  it('keeps every row once, within the limits, in the fewest orders', () => {
    const limits: OrderLimits = { lines: 3, quantity: 4, total: 1_000_000n };
    fc.assert(
      fc.property(basket(5n), (products) => {
        const orders = splitInvoice(invoiceOf(products), limits);
        expect(carriedBy(orders)).toEqual(contentIn(products));
        expectWithin(orders, limits);
        const lines = orders.flatMap((order) => order.lines);
        const perProduct = Object.keys(products).map(
          (sku) => lines.filter((line) => line.sku === sku).length,
        );
        const fewest = Math.max(...perProduct, Math.ceil(lines.length / limits.lines));
        expect(orders).toHaveLength(fewest);
      }),
    );
  });

  it('keeps every row once when totals are limited', () => {
    const limits: OrderLimits = { lines: 4, quantity: 4, total: 20n };
    fc.assert(
      fc.property(basket(20n), (products) => {
        const orders = splitInvoice(invoiceOf(products), limits);
        expect(carriedBy(orders)).toEqual(contentIn(products));
        expectWithin(orders, limits);
      }),
    );
  });

  it('derives the same key from the same content, whatever the order of rows', () => {
    const plain = firstKey({ A: [[1n, 1]], B: [[2n, 2]] });
    expect(firstKey({ B: [[2n, 2]], A: [[1n, 1]] })).toBe(plain);
    expect(firstKey({ A: [[1n, 1]], B: [[2n, 3]] })).not.toBe(plain);
    expect(firstKey({ A: [[1n, 1]], B: [[3n, 2]] })).not.toBe(plain);
    expect(plain?.length).toBeLessThanOrEqual(255);
  });

  it('gives equal orders of an invoice different keys', () => {
    const orders = splitInvoice(invoiceOf({ A: [[5n, 2 * orderLimits.quantity]] }));
    expect(new Set(orders.map((order) => order.idempotencyKey)).size).toBe(2);
  });
});

type Basket = Record<string, [unitPrice: bigint, quantity: number][]>;

function basket(dearest: bigint): fc.Arbitrary<Basket> {
  const price = fc.tuple(fc.bigInt({ min: 0n, max: dearest }), fc.integer({ min: 1, max: 9 }));
  const prices = fc.uniqueArray(price, {
    minLength: 1,
    maxLength: 4,
    selector: ([cents]) => cents,
  });
  const skus = fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F', 'G');
  return fc.dictionary(skus, prices, { minKeys: 1 });
}

function invoiceOf(products: Basket): Invoice {
  const items = Object.entries(products).map(([sku, prices]) => [sku, new Map(prices)] as const);
  return { invoiceNo: '536365', baskets: new Map([['17850', new Map(items)]]) };
}

function firstKey(products: Basket): string | undefined {
  return splitInvoice(invoiceOf(products))[0]?.idempotencyKey;
}

function contentOf(order: PlannedOrder): string {
  return order.lines.map((line) => `${line.sku} ${line.quantity}×${line.unitPrice}`).join(', ');
}

function expectWithin(orders: PlannedOrder[], limits: OrderLimits) {
  for (const { lines, total } of orders) {
    expect(lines.length).toBeLessThanOrEqual(limits.lines);
    expect(total <= limits.total).toBe(true);
    expect(new Set(lines.map((line) => line.sku)).size).toBe(lines.length);
    for (const { quantity } of lines) expect(quantity).toBeLessThanOrEqual(limits.quantity);
  }
}

/** The quantity of each product at each price. */
function carriedBy(orders: PlannedOrder[]): Map<string, number> {
  const carried = new Map<string, number>();
  for (const { sku, unitPrice, quantity } of orders.flatMap((order) => order.lines)) {
    const priced = `${sku}×${unitPrice}`;
    carried.set(priced, (carried.get(priced) ?? 0) + quantity);
  }
  return carried;
}

function contentIn(products: Basket): Map<string, number> {
  return new Map(
    Object.entries(products).flatMap(([sku, prices]) =>
      prices.map(([price, quantity]) => [`${sku}×${price}`, quantity] as const),
    ),
  );
}
