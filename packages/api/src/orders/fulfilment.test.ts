import { expect } from 'vitest';
import { storeTest, type TestStore } from '../testing/index.ts';

storeTest('ships, cancels and returns single units of an order', async ({ store }) => {
  const { staff, order, mug, tray } = await confirmedOrder(store);
  const [mugs, trays] = order.items;
  if (!mugs || !trays) throw new Error('The order has two items');

  const shipped = await staff.api.orders.ship({
    id: order.id,
    expectedVersion: 2,
    items: [{ itemId: mugs.id, quantity: 2 }],
    carrier: 'DHL',
    trackingNumber: '123',
    trackingUrl: 'https://example.com/123',
  });
  expect(shipped).toMatchObject({
    status: 'confirmed',
    fulfilment: 'partial',
    netTotal: '70.00',
    version: 3,
    items: [
      { quantity: 5, cancelledQuantity: 0, shippedQuantity: 2, returnedQuantity: 0 },
      { quantity: 2, shippedQuantity: 0 },
    ],
    shipments: [
      {
        items: [{ itemId: mugs.id, quantity: 2 }],
        carrier: 'DHL',
        trackingNumber: '123',
        trackingUrl: 'https://example.com/123',
        deliveredAt: null,
      },
    ],
  });

  const cancelled = await staff.api.orders.cancelItems({
    id: order.id,
    items: [
      { itemId: mugs.id, quantity: 1 },
      { itemId: trays.id, quantity: 2 },
    ],
    reason: 'sold out',
  });
  expect(cancelled).toMatchObject({ status: 'confirmed', netTotal: '40.00', grandTotal: '70.00' });
  expect([await store.stockOf(mug), await store.stockOf(tray)]).toEqual([6, 10]);

  const rest = await staff.api.orders.ship({ id: order.id });
  expect(rest).toMatchObject({ status: 'shipped', fulfilment: 'fulfilled' });
  expect(rest.shipments.map(({ items }) => items)).toEqual([
    [{ itemId: mugs.id, quantity: 2 }],
    [{ itemId: mugs.id, quantity: 2 }],
  ]);

  const [first, second] = rest.shipments;
  const one = await staff.api.orders.deliver({ id: order.id, shipmentId: first?.id });
  expect(one).toMatchObject({ status: 'shipped' });
  const all = await staff.api.orders.deliver({ id: order.id, shipmentId: second?.id });
  expect(all).toMatchObject({ status: 'delivered' });
  expect(all.shipments.every(({ deliveredAt }) => deliveredAt !== null)).toBe(true);

  const returned = await staff.api.orders.returnItems({
    id: order.id,
    items: [
      { itemId: mugs.id, quantity: 1, restock: true },
      { itemId: mugs.id, quantity: 2, restock: false },
    ],
    reason: 'two are broken',
  });
  expect(returned).toMatchObject({
    status: 'delivered',
    netTotal: '10.00',
    items: [{ cancelledQuantity: 1, shippedQuantity: 4, returnedQuantity: 3 }, { quantity: 2 }],
  });
  expect(await store.stockOf(mug)).toBe(7);

  const history = await staff.api.orders.history({ id: order.id });
  expect(history.map(({ kind, from, to }) => [kind, from, to])).toEqual([
    ['status_changed', null, 'pending'],
    ['status_changed', 'pending', 'confirmed'],
    ['items_shipped', 'confirmed', 'confirmed'],
    ['items_cancelled', 'confirmed', 'confirmed'],
    ['items_shipped', 'confirmed', 'shipped'],
    ['shipment_delivered', 'shipped', 'shipped'],
    ['shipment_delivered', 'shipped', 'delivered'],
    ['items_returned', 'delivered', 'delivered'],
  ]);
  expect(history[2]).toMatchObject({
    items: [{ itemId: mugs.id, quantity: 2, restocked: false }],
    shipment: { id: first?.id, carrier: 'DHL', trackingNumber: '123' },
  });
  expect(history[7]?.items).toEqual([
    { itemId: mugs.id, quantity: 2, restocked: false },
    { itemId: mugs.id, quantity: 1, restocked: true },
  ]);
  const movements = (await staff.api.products.stockHistory({ id: mug.id })).items;
  expect(movements.slice(0, 2)).toMatchObject([
    { kind: 'return', delta: 1, quantityAfter: 7, orderId: order.id, reason: 'two are broken' },
    { kind: 'cancellation', delta: 1, quantityAfter: 6, orderId: order.id, reason: 'sold out' },
  ]);
});

/** A confirmed order of five mugs (10.00) and two trays (10.00), of ten each. */
async function confirmedOrder(store: TestStore) {
  const mug = await store.product({ stockQuantity: 10, price: '10.00' });
  const tray = await store.product({ stockQuantity: 10, price: '10.00' });
  const [ada, staff] = [await store.customer(), await store.staff()];
  const { id } = await ada.place([
    [mug, 5],
    [tray, 2],
  ]);
  const order = await staff.api.orders.confirm({ id });
  return { ada, staff, mug, tray, order };
}
