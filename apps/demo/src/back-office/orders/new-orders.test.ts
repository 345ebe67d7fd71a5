import type { OrderStatus } from '@order-store/sdk';
import { describe, expect, test } from 'vitest';
import { newOrderIds, type OrderChange } from './new-orders.ts';

/** A status change of order 7 of customer 3. */
function statusChange(from: OrderStatus | null, to: OrderStatus): OrderChange {
  return { event: { from, to }, order: { id: '7', userId: '3', status: to } };
}

describe('counts an order as new', () => {
  test('in the unfiltered list when it is placed, not when its status changes', () => {
    expect([...newOrderIds(new Set(), {}, statusChange(null, 'pending'))]).toEqual(['7']);
    expect(newOrderIds(new Set(), {}, statusChange('pending', 'confirmed')).size).toBe(0);
  });

  test('in a status list when it enters the status, until it leaves it', () => {
    const filter = { status: 'confirmed' } as const;
    const entered = newOrderIds(new Set(), filter, statusChange('pending', 'confirmed'));
    expect([...entered]).toEqual(['7']);
    expect(newOrderIds(entered, filter, statusChange('confirmed', 'shipped')).size).toBe(0);
  });

  test('not when something else happens to it', () => {
    const { order } = statusChange('pending', 'confirmed');
    const paid = { event: { from: 'confirmed', to: 'confirmed' }, order } as const;
    expect(newOrderIds(new Set(), { status: 'confirmed' }, paid).size).toBe(0);
  });

  test('not in a list with a filter that an update does not answer', () => {
    const placed = statusChange(null, 'pending');
    expect(newOrderIds(new Set(), { q: 'ada' }, placed).size).toBe(0);
  });

  test('once', () => {
    const once = newOrderIds(new Set(), {}, statusChange(null, 'pending'));
    expect(newOrderIds(once, {}, statusChange(null, 'pending')).size).toBe(1);
  });

  test('only in the list of its customer', () => {
    const placed = statusChange(null, 'pending');
    expect(newOrderIds(new Set(), { customer: '4' }, placed).size).toBe(0);
    expect(newOrderIds(new Set(), { customer: '3' }, placed).size).toBe(1);
  });
});
