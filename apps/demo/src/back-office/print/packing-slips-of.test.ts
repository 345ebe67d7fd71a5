import type { OrderItem, OrderShipment } from '@order-store/sdk';
import { expect, test } from 'vitest';
import { packingSlipsOf } from './packing-slips-of.ts';

test('a packing slip has what is still to ship', () => {
  const items = [item('1', { quantity: 5, shippedQuantity: 2, cancelledQuantity: 1 }), item('2')];
  expect(quantities({ items, shipments: [shipment('7', { '1': 2 })] })).toEqual([
    [null, { '1': 2, '2': 1 }],
  ]);
});

test('a shipment has its own packing slip', () => {
  const items = [item('1', { quantity: 5, shippedQuantity: 3 }), item('2', { shippedQuantity: 1 })];
  const shipments = [shipment('7', { '1': 2 }), shipment('8', { '1': 1, '2': 1 })];
  expect(quantities({ items, shipments }, '8')).toEqual([['8', { '1': 1, '2': 1 }]]);
  expect(quantities({ items, shipments }, '9')).toEqual([]);
});

test('an order that has shipped has a packing slip for each shipment', () => {
  const items = [item('1', { quantity: 3, shippedQuantity: 3 })];
  const shipments = [shipment('7', { '1': 2 }), shipment('8', { '1': 1 })];
  expect(quantities({ items, shipments })).toEqual([
    ['7', { '1': 2 }],
    ['8', { '1': 1 }],
  ]);
});

test('an order that shipped before shipments were recorded has one packing slip, a cancelled one none', () => {
  const shipped = [item('1', { quantity: 3, shippedQuantity: 3 })];
  expect(quantities({ items: shipped, shipments: [] })).toEqual([[null, { '1': 3 }]]);
  const cancelled = [item('1', { quantity: 3, cancelledQuantity: 3 })];
  expect(quantities({ items: cancelled, shipments: [] })).toEqual([]);
});

function quantities(...input: Parameters<typeof packingSlipsOf>) {
  return packingSlipsOf(...input).map(({ shipment: sent, lines }) => [
    sent?.id ?? null,
    Object.fromEntries(lines.map(({ item: { id }, quantity }) => [id, quantity])),
  ]);
}

function item(id: string, units: Partial<OrderItem> = {}): OrderItem {
  return {
    id,
    productId: id,
    sku: `SKU-${id}`,
    name: `Product ${id}`,
    quantity: 1,
    unitPrice: '1.00',
    subtotal: '1.00',
    cancelledQuantity: 0,
    shippedQuantity: 0,
    returnedQuantity: 0,
    ...units,
  };
}

function shipment(id: string, units: Readonly<Record<string, number>>): OrderShipment {
  return {
    id,
    items: Object.entries(units).map(([itemId, quantity]) => ({ itemId, quantity })),
    carrier: null,
    trackingNumber: null,
    trackingUrl: null,
    shippedAt: '2026-01-05T09:00:00.000Z',
    deliveredAt: null,
  };
}
