import { describe, expect, test } from 'vitest';
import { catalog } from './catalog.ts';
import { plannedSales, planOrders } from './order-plan.ts';
import { customers } from './people.ts';

const orders = [...planOrders().values()].flat();

describe('planOrders', () => {
  test('returns the same plan in every run', () => {
    expect(planOrders()).toEqual(planOrders());
  });

  test('plans about 150 orders and covers every status', () => {
    expect(orders.length).toBeGreaterThanOrEqual(140);
    expect(new Set(orders.map(({ outcome }) => outcome)).size).toBe(5);
  });

  test('gives every order a unique idempotency key', () => {
    expect(new Set(orders.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(orders.length);
  });

  test('uses only catalog products, each at most once per order', () => {
    const known = new Set(catalog.map(({ sku }) => sku));
    for (const { lines } of orders) {
      expect(new Set(lines.map(({ sku }) => sku)).size).toBe(lines.length);
      expect(lines.every(({ sku }) => known.has(sku))).toBe(true);
    }
  });

  test('cancels only orders whose stock is not needed by other orders', () => {
    const stock = new Map(catalog.map((entry) => [entry.sku, entry.stock]));
    const held = new Map<string, number>();
    for (const { outcome, lines } of orders) {
      if (outcome !== 'cancelled') continue;
      for (const { sku, quantity } of lines) held.set(sku, (held.get(sku) ?? 0) + quantity);
    }
    for (const [sku, quantity] of held) expect(quantity).toBeLessThanOrEqual(stock.get(sku) ?? 0);
  });

  test('has sales for every sold-out product', () => {
    const sold = plannedSales(planOrders());
    const soldOut = catalog.filter(({ stock }) => stock === 0);
    expect(soldOut.filter(({ sku }) => !sold.has(sku))).toEqual([]);
  });
});

test('SKUs, product names and customer emails are unique', () => {
  for (const keys of [
    catalog.map(({ sku }) => sku),
    catalog.map(({ name }) => name),
    customers.map(({ email }) => email),
  ]) {
    expect(new Set(keys).size).toBe(keys.length);
  }
});
