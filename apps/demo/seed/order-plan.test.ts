import { describe, expect, test } from 'vitest';
import { catalog } from './catalog.ts';
import { plannedSales, planOrders } from './order-plan.ts';
import { customers } from './people.ts';

const orders = [...planOrders().values()].flat();

describe('the demo’s plan', () => {
  test('is the same in every run', () => {
    expect(planOrders()).toEqual(planOrders());
  });

  test('has about 150 orders, in every state', () => {
    expect(orders.length).toBeGreaterThanOrEqual(140);
    expect(new Set(orders.map(({ outcome }) => outcome)).size).toBe(5);
  });

  test('gives every order a key of its own', () => {
    expect(new Set(orders.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(orders.length);
  });

  test('has no product twice in an order, and only products of the catalog', () => {
    const known = new Set(catalog.map(({ sku }) => sku));
    for (const { lines } of orders) {
      expect(new Set(lines.map(({ sku }) => sku)).size).toBe(lines.length);
      expect(lines.every(({ sku }) => known.has(sku))).toBe(true);
    }
  });

  test('cancels only what is there in plenty, so that no order finds an empty shelf', () => {
    const stock = new Map(catalog.map((entry) => [entry.sku, entry.stock]));
    const held = new Map<string, number>();
    for (const { outcome, lines } of orders) {
      if (outcome !== 'cancelled') continue;
      for (const { sku, quantity } of lines) held.set(sku, (held.get(sku) ?? 0) + quantity);
    }
    for (const [sku, quantity] of held) expect(quantity).toBeLessThanOrEqual(stock.get(sku) ?? 0);
  });

  test('sells what is sold out', () => {
    const sold = plannedSales(planOrders());
    const soldOut = catalog.filter(({ stock }) => stock === 0);
    expect(soldOut.filter(({ sku }) => !sold.has(sku))).toEqual([]);
  });
});

test('the demo’s SKUs, names and e-mails are unique', () => {
  for (const keys of [
    catalog.map(({ sku }) => sku),
    catalog.map(({ name }) => name),
    customers.map(({ email }) => email),
  ]) {
    expect(new Set(keys).size).toBe(keys.length);
  }
});
