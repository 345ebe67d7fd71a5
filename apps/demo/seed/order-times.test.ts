import { describe, expect, test } from 'vitest';
import { planOrderTimes } from './order-times.ts';
import { planOrders } from './order-plan.ts';

const now = new Date('2026-11-23T08:30:00Z');
const dayMs = 86_400_000;

describe('planOrderTimes', () => {
  const orderTimes = planOrderTimes(now);
  const daysAgo = (key: string) =>
    (now.getTime() - (orderTimes.get(key)?.getTime() ?? Number.NaN)) / dayMs;

  test('places all orders within the last three months', () => {
    const ages = [...planOrders().values()]
      .flat()
      .map(({ idempotencyKey }) => daysAgo(idempotencyKey));
    expect(Math.min(...ages)).toBeGreaterThan(0);
    expect(Math.max(...ages)).toBeLessThan(90);
    // The dashboard compares the last 30 days with the 30 days before.
    expect(ages.filter((age) => age < 30).length).toBeGreaterThan(30);
    expect(ages.filter((age) => age >= 30 && age < 60).length).toBeGreaterThan(20);
  });

  test('keeps each customer’s orders in the order of the plan', () => {
    for (const orders of planOrders().values()) {
      const ages = orders.map(({ idempotencyKey }) => daysAgo(idempotencyKey));
      expect(ages).toEqual(ages.toSorted((a, b) => b - a));
    }
  });

  test('leaves no order unshipped for more than a week', () => {
    const waiting = [...planOrders().values()]
      .flat()
      .filter(({ outcome }) => outcome === 'pending' || outcome === 'confirmed');
    expect(waiting.filter(({ idempotencyKey }) => daysAgo(idempotencyKey) > 7)).toEqual([]);
  });
});
