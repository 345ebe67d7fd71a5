import type { OrderStatus, OrderUpdate } from '@order-store/sdk';
import { describe, expect, test } from 'vitest';
import { newcomersAfter } from './newcomers.ts';

const at = '2026-11-23T08:00:00.000000Z';

/** Order 7 of customer 3, which took a step. */
function step(from: OrderStatus | null, to: OrderStatus): OrderUpdate {
  return {
    event: { id: '1', orderId: '7', from, to, by: null, note: null, at },
    order: {
      id: '7',
      orderNumber: 'ORD-7K3F9-QXM2A',
      userId: '3',
      status: to,
      totalAmount: '1.00',
      itemCount: 1,
      createdAt: at,
      updatedAt: at,
      version: 1,
    },
  };
}

describe('an order is counted as new', () => {
  test('in a list of all when it is placed, and not when it moves on', () => {
    expect([...newcomersAfter(new Set(), {}, step(null, 'pending'))]).toEqual(['7']);
    expect(newcomersAfter(new Set(), {}, step('pending', 'confirmed')).size).toBe(0);
  });

  test('in a list of one status when it comes to it, and no longer when it leaves', () => {
    const came = newcomersAfter(new Set(), { status: 'confirmed' }, step('pending', 'confirmed'));
    expect([...came]).toEqual(['7']);
    expect(newcomersAfter(came, { status: 'confirmed' }, step('confirmed', 'shipped')).size).toBe(
      0,
    );
  });

  test('once', () => {
    const once = newcomersAfter(new Set(), {}, step(null, 'pending'));
    expect(newcomersAfter(once, {}, step(null, 'pending')).size).toBe(1);
  });

  test('only in the list of its customer', () => {
    expect(newcomersAfter(new Set(), { customer: '4' }, step(null, 'pending')).size).toBe(0);
    expect(newcomersAfter(new Set(), { customer: '3' }, step(null, 'pending')).size).toBe(1);
  });
});
