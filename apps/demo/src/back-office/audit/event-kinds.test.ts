import type { SecurityEvent } from '@order-store/sdk';
import { expect, test } from 'vitest';
import { describeDetails, isEventKind } from './event-kinds.ts';

function event(kind: SecurityEvent['kind'], details: SecurityEvent['details']): SecurityEvent {
  return {
    id: '1',
    at: '2026-11-23T08:00:00.000000Z',
    kind,
    userId: '7',
    byUserId: '3',
    address: null,
    userAgent: null,
    requestId: 'r',
    keyId: null,
    procedure: null,
    details,
  };
}

test.each([
  [event('role-changed', { from: 'customer', to: 'staff' }), 'customer → staff'],
  [event('sign-in-failed', { email: 'ada@pottle.example' }), 'ada@pottle.example'],
  [event('user-created', { email: 'a@b.example', role: 'staff' }), 'a@b.example, staff'],
  [
    event('key-created', { keyId: '4', name: 'till', scopes: ['read', 'orders'] }),
    'till, read, orders',
  ],
  [
    event('product-updated', { productId: '5', from: { price: '10.00' }, to: { price: '0.01' } }),
    'price: 10.00 → 0.01',
  ],
  [
    event('product-updated', {
      productId: '5',
      from: { purchaseLimit: null, archived: false },
      to: { purchaseLimit: 2, archived: true },
    }),
    'purchase limit: none → 2, archived: no → yes',
  ],
  [
    event('stock-changed', {
      productId: '5',
      reason: 'counted',
      from: { stockQuantity: 3 },
      to: { stockQuantity: 0 },
    }),
    'stock quantity: 3 → 0, counted',
  ],
  [
    event('audit-exported', { filter: { kind: 'signed-in', from: '2026-11-01' } }),
    'kind: signed-in, from: 2026-11-01',
  ],
  [event('orders-exported', { filter: {} }), ''],
  [event('sessions-ended', { sessionIds: ['1'] }), '1 session signed out'],
  [event('password-changed', { endedSessionIds: ['1', '2'] }), '2 sessions signed out'],
  [event('signed-in', { sessionId: '12' }), ''],
  [event('password-reset', {}), ''],
])('summarizes %j as "%s"', (securityEvent, summary) => {
  expect(describeDetails(securityEvent)).toBe(summary);
});

test('recognizes only known event kinds', () => {
  expect(isEventKind('signed-in')).toBe(true);
  expect(isEventKind('toString')).toBe(false);
});
