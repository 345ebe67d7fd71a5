import { describe, expect, test } from 'vitest';
import { planMoments } from './order-moments.ts';
import { planOrders } from './order-plan.ts';

const now = new Date('2026-11-23T08:30:00Z');
const dayMs = 86_400_000;

describe('the moments of the demo’s orders', () => {
  const moments = planMoments(now);
  const daysAgo = (key: string) =>
    (now.getTime() - (moments.get(key)?.getTime() ?? Number.NaN)) / dayMs;

  test('are in the last three months, and never ahead', () => {
    const ages = [...planOrders().values()]
      .flat()
      .map(({ idempotencyKey }) => daysAgo(idempotencyKey));
    expect(Math.min(...ages)).toBeGreaterThan(0);
    expect(Math.max(...ages)).toBeLessThan(90);
    // Both halves of the shop's last sixty days have something to compare.
    expect(ages.filter((age) => age < 30).length).toBeGreaterThan(30);
    expect(ages.filter((age) => age >= 30 && age < 60).length).toBeGreaterThan(20);
  });

  test('keep each customer’s orders in the order of the plan', () => {
    for (const orders of planOrders().values()) {
      const ages = orders.map(({ idempotencyKey }) => daysAgo(idempotencyKey));
      expect(ages).toEqual(ages.toSorted((a, b) => b - a));
    }
  });

  test('let no order wait for more than a few days', () => {
    const waiting = [...planOrders().values()]
      .flat()
      .filter(({ outcome }) => outcome === 'pending' || outcome === 'confirmed');
    expect(waiting.filter(({ idempotencyKey }) => daysAgo(idempotencyKey) > 7)).toEqual([]);
  });
});
