import { runInTransaction } from '@order-store/db';
import { expect } from 'vitest';
import { rejection, rejections, storeTest, type TestStore } from '../testing/index.ts';
import { expireOrders } from './expire-orders.ts';
import { lockCustomers } from './lock-customers.ts';

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

storeTest('lets exactly one call win a race for a unit', async ({ store }) => {
  const [ada, staff] = [await store.customer(), await store.staff()];
  const mug = await store.product({ stockQuantity: 100 });
  const spoon = await store.product({ stockQuantity: 100 });
  const { orders } = staff.api;
  let returned = 0;
  for (let round = 0; round < 5; round++) {
    const place = async () => {
      const { id, items } = await ada.place([
        [mug, 1],
        [spoon, 1],
      ]);
      return { id, items: [{ itemId: items[0]?.id ?? '', quantity: 1, restock: true }] };
    };
    const confirm = async () => {
      const order = await place();
      await orders.confirm({ id: order.id });
      return order;
    };
    const unitsOf = async ({ id }: { id: string }) => (await orders.get({ id })).items[0];
    const plain = ({ id, items }: Awaited<ReturnType<typeof place>>) => ({
      id,
      items: items.map(({ itemId, quantity }) => ({ itemId, quantity })),
    });

    const cancelled = await confirm();
    const cancellations = await Promise.allSettled([
      orders.cancelItems(plain(cancelled)),
      ada.api.orders.cancelItems(plain(cancelled)),
    ]);
    expect(rejections(cancellations).map(({ reason }) => reason)).toEqual(['TOO_FEW_UNITS']);
    expect(await unitsOf(cancelled)).toMatchObject({ cancelledQuantity: 1, shippedQuantity: 0 });
    returned += 1;

    const either = await confirm();
    const attempts = await Promise.allSettled([
      orders.cancelItems(plain(either)),
      orders.ship(plain(either)),
    ]);
    expect(rejections(attempts)).toMatchObject([
      { reason: 'TOO_FEW_UNITS', details: { lines: [{ requested: 1, available: 0 }] } },
    ]);
    if (attempts[0].status === 'fulfilled') returned += 1;

    const back = await confirm();
    await orders.ship(plain(back));
    const returns = await Promise.allSettled([orders.returnItems(back), orders.returnItems(back)]);
    expect(rejections(returns).map(({ reason }) => reason)).toEqual(['TOO_FEW_UNITS']);
    expect(await unitsOf(back)).toMatchObject({ shippedQuantity: 1, returnedQuantity: 1 });
    returned += 1;

    const due = await place();
    await orders.extendHold({ id: due.id, expiresInSeconds: 60 });
    await pass(store, due.id);
    const [, shipment] = await Promise.allSettled([
      expireOrders(store.database),
      orders.confirm({ id: due.id }).then(() => orders.ship(plain(due))),
    ]);
    expect(await unitsOf(due)).toMatchObject(
      shipment.status === 'fulfilled'
        ? { cancelledQuantity: 0, shippedQuantity: 1 }
        : { cancelledQuantity: 1, shippedQuantity: 0 },
    );
    if (shipment.status === 'rejected') returned += 1;

    const partly = await place();
    await orders.extendHold({ id: partly.id, expiresInSeconds: 60 });
    await pass(store, partly.id);
    await Promise.allSettled([
      expireOrders(store.database),
      ada.api.orders.cancelItems(plain(partly)),
    ]);
    await expireOrders(store.database);
    expect(await orders.get({ id: partly.id })).toMatchObject({ status: 'cancelled' });
    returned += 1;
  }
  expect(await store.stockOf(mug)).toBe(100 - 25 + returned);
  expect(await store.violations()).toEqual([]);
});

storeTest('lists what was paid for cancelled and returned units as due back', async ({ store }) => {
  const { staff, order } = await confirmedOrder(store);
  const [mugs, trays] = order.items.map(({ id }) => id);
  const pay = (kind: 'captured' | 'refunded', amount: string, reference: string) =>
    staff.api.payments.record({ orderId: order.id, provider: 'stripe', reference, kind, amount });
  const due = async () =>
    (await staff.api.payments.listRefundsDue()).items.map(({ amount }) => amount);
  await staff.api.orders.cancelItems({
    id: order.id,
    items: [{ itemId: trays ?? '', quantity: 1 }],
  });
  // 70.00 were ordered, and 60.00 are left.
  const { order: paid } = await pay('captured', '70.00', 'ch_1');
  expect(paid.payment).toMatchObject({ status: 'refund_due', amountDue: '0.00' });
  expect(await due()).toEqual(['10.00']);
  await pay('refunded', '10.00', 're_1');
  expect(await due()).toEqual([]);

  await staff.api.orders.ship({ id: order.id });
  for (const quantity of [1, 2])
    await staff.api.orders.returnItems({
      id: order.id,
      items: [{ itemId: mugs ?? '', quantity, restock: false }],
    });
  expect(await due()).toEqual(['30.00']);
  const { order: refunded } = await pay('refunded', '30.00', 're_2');
  expect(refunded).toMatchObject({
    netTotal: '30.00',
    payment: { status: 'paid', refunded: '40.00', amountDue: '0.00' },
  });
  expect(await store.violations()).toEqual([]);
});

storeTest('confirms an order whose payments reach what is left to pay', async ({ store }) => {
  const mug = await store.product({ price: '10.00' });
  const [ada, staff] = [await store.customer(), await store.staff()];
  // The discount is more than what is left.
  const order = await staff.api.orders.place({
    userId: ada.id,
    items: [{ productId: mug.id, quantity: 3 }],
    charges: [{ kind: 'discount', label: 'Coupon', amount: '-15.00' }],
  });
  const payment = { orderId: order.id, provider: 'stripe', reference: 'pi_1' };
  await staff.api.payments.record({ ...payment, kind: 'authorized', amount: '5.00' });
  const items = [{ itemId: order.items[0]?.id ?? '', quantity: 1 }];

  const less = await ada.api.orders.cancelItems({ id: order.id, items, reason: 'too many' });
  expect(less).toMatchObject({ status: 'confirmed', netTotal: '5.00', grandTotal: '15.00' });
  const history = await ada.api.orders.history({ id: order.id });
  expect(history.slice(1)).toMatchObject([
    { kind: 'items_cancelled', to: 'pending', note: 'too many', items: [{ quantity: 1 }] },
    { kind: 'status_changed', to: 'confirmed', cause: 'paid' },
  ]);

  const free = await ada.api.orders.cancelItems({ id: order.id, items });
  expect(free).toMatchObject({ netTotal: '0.00', payment: { amountDue: '0.00' } });
  const none = await ada.api.orders.cancelItems({ id: order.id, items });
  expect(none).toMatchObject({ status: 'cancelled', netTotal: '0.00' });
  expect(await store.stockOf(mug)).toBe(mug.stockQuantity);
  expect(await store.violations()).toEqual([]);
});

storeTest('rejects what is not left to cancel, ship, deliver or return', async ({ store }) => {
  const { ada, staff, order } = await confirmedOrder(store);
  const other = await confirmedOrder(store);
  const { id } = order;
  const itemId = order.items[0]?.id ?? '';
  const foreign = other.order.items[0]?.id ?? '';
  const { orders } = staff.api;
  const one = { itemId, quantity: 1 };

  expect(await rejection(orders.ship({ id, items: [one, { itemId, quantity: 5 }] }))).toMatchObject(
    { reason: 'TOO_FEW_UNITS', details: { lines: [{ itemId, requested: 6, available: 5 }] } },
  );
  expect(
    await rejection(orders.cancelItems({ id, items: [one, { itemId: foreign, quantity: 1 }] })),
  ).toMatchObject({ reason: 'ORDER_ITEM_NOT_FOUND', details: { ids: [foreign] } });
  expect(
    await reasonOf(orders.cancelItems({ id, items: [one], expectedVersion: order.version - 1 })),
  ).toBe('VERSION_CONFLICT');
  expect(await reasonOf(orders.returnItems({ id, items: [{ ...one, restock: true }] }))).toBe(
    'TOO_FEW_UNITS',
  );
  expect(await reasonOf(other.ada.api.orders.cancelItems({ id, items: [one] }))).toBe(
    'ORDER_NOT_FOUND',
  );
  for (const trackingUrl of ['javascript:alert(1)', 'https://', 'https://a b', '//example.com'])
    expect(await reasonOf(orders.ship({ id, items: [one], trackingUrl }))).toBe(
      'VALIDATION_FAILED',
    );
  expect(await orders.get({ id })).toMatchObject({ version: order.version, shipments: [] });

  const { shipments } = await orders.ship({ id, items: [one] });
  expect(await rejection(ada.api.orders.cancel({ id }))).toMatchObject({
    reason: 'ILLEGAL_TRANSITION',
    message: expect.stringContaining('orders.cancelItems'),
  });
  expect(await reasonOf(orders.deliver({ id }))).toBe('ILLEGAL_TRANSITION');
  const shipmentId = shipments[0]?.id ?? '';
  expect(await reasonOf(orders.deliver({ id: other.order.id, shipmentId }))).toBe(
    'SHIPMENT_NOT_FOUND',
  );
  const delivered = await orders.deliver({ id, shipmentId });
  expect(await orders.deliver({ id, shipmentId })).toEqual(delivered);

  const rest = order.items.map((item) => ({ itemId: item.id, quantity: item.quantity }));
  const open = rest.map((line) => (line.itemId === itemId ? { itemId, quantity: 4 } : line));
  expect(await orders.cancelItems({ id, items: open })).toMatchObject({
    status: 'delivered',
    fulfilment: 'fulfilled',
    netTotal: '10.00',
  });
  expect(await reasonOf(orders.cancelItems({ id, items: [one] }))).toBe('ILLEGAL_TRANSITION');
  expect(await store.violations()).toEqual([]);
});

storeTest('treats orders shipped by the previous release as fully shipped', async ({ store }) => {
  const { staff, order, mug } = await confirmedOrder(store);
  const itemId = order.items[0]?.id ?? '';
  const { id } = order;
  await staff.api.orders.ship({ id, items: [{ itemId, quantity: 1 }] });
  await staff.api.orders.cancelItems({ id, items: [{ itemId, quantity: 1 }] });

  // It would return five mugs, of which one has shipped and one is in stock already.
  await expect(
    store.database.pool.query(
      `INSERT INTO stock_movements (product_id, kind, delta, quantity_after, order_id)
       VALUES ($1, 'cancellation', 5, 11, $2)`,
      [mug.id, id],
    ),
  ).rejects.toThrow(`units of order ${id} were cancelled or shipped already`);
  for (const [from, to] of [
    ['confirmed', 'shipped'],
    ['shipped', 'delivered'],
  ])
    await store.database.pool.query(
      `WITH moved AS (UPDATE orders SET status = $3, version = version + 1 WHERE id = $1 RETURNING id)
       INSERT INTO order_events (order_id, from_status, to_status) SELECT id, $2, $3 FROM moved`,
      [id, from, to],
    );

  expect(await staff.api.orders.get({ id })).toMatchObject({
    fulfilment: 'fulfilled',
    items: [
      { cancelledQuantity: 1, shippedQuantity: 4 },
      { cancelledQuantity: 0, shippedQuantity: 2 },
    ],
    shipments: [{ items: [{ itemId, quantity: 1 }], deliveredAt: expect.any(String) }],
  });
  const items = [{ itemId, quantity: 4, restock: true }];
  expect(await staff.api.orders.returnItems({ id, items })).toMatchObject({ netTotal: '20.00' });
  expect(await store.violations()).toEqual([]);
});

storeTest('reports net revenue by the day of the order and of the event', async ({ store }) => {
  const { staff, order } = await confirmedOrder(store);
  const [mugs = '', trays = ''] = order.items.map(({ id }) => id);
  const { id } = order;
  await staff.api.orders.cancelItems({ id, items: [{ itemId: mugs, quantity: 2 }] });
  await staff.api.orders.ship({ id });
  await staff.api.orders.returnItems({
    id,
    items: [{ itemId: trays, quantity: 1, restock: false }],
  });
  const { ada, order: whole } = await confirmedOrder(store);
  await ada.api.orders.cancelItems({
    id: whole.id,
    items: [{ itemId: whole.items[0]?.id ?? '', quantity: 1 }],
  });
  await ada.api.orders.cancel({ id: whole.id });
  const { pool } = store.database;
  await pool.query(`UPDATE orders SET created_at = '2026-03-01T12:00:00'`);
  await pool.query(`UPDATE order_item_changes SET ordered_at = '2026-03-01T12:00:00'`);
  await pool.query(
    `UPDATE order_item_changes SET created_at = CASE kind WHEN 'returned' THEN '2026-03-03'::timestamp ELSE '2026-03-02' END`,
  );

  const { reports } = staff.api;
  const days = await reports.salesByDay({ from: '2026-03-01', to: '2026-03-03' });
  expect(days).toEqual([
    { day: '2026-03-01', orders: 1, revenue: '70.00', netRevenue: '40.00', reductions: '0.00' },
    { day: '2026-03-02', orders: 0, revenue: '0.00', netRevenue: '0.00', reductions: '20.00' },
    { day: '2026-03-03', orders: 0, revenue: '0.00', netRevenue: '0.00', reductions: '10.00' },
  ]);
  expect(await reports.summary()).toMatchObject({
    orders: 1,
    revenue: '70.00',
    netRevenue: '40.00',
  });
  expect(await reports.summary({ from: '2026-03-02' })).toMatchObject({ netRevenue: '0.00' });
  expect(await reports.topProducts()).toMatchObject([
    { orders: 1, quantity: 5, revenue: '50.00', netQuantity: 3, netRevenue: '30.00' },
    { orders: 1, quantity: 2, revenue: '20.00', netQuantity: 1, netRevenue: '10.00' },
  ]);
});

/** Lets the hold of an order pass. */
async function pass({ database }: TestStore, orderId: string): Promise<void> {
  await database.pool.query(
    `UPDATE order_deadlines SET expires_at = now() AT TIME ZONE 'UTC' - interval '1 second' WHERE order_id = $1`,
    [orderId],
  );
}

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

storeTest('events of an order are read in the order of its history', async ({ store }) => {
  const { ada, staff, order } = await confirmedOrder(store);
  const { id, items } = order;
  const one = [{ itemId: items[0]?.id ?? '', quantity: 1 }];
  const waiting = `pg_locks JOIN pg_database ON pg_database.oid = database
    WHERE datname = current_database() AND locktype = 'advisory' AND NOT granted`;

  // The cancellation begins first, and gets the order last.
  const cancelling = await runInTransaction(store.database, async (transaction) => {
    await lockCustomers(transaction, 'cancelling', [ada.id]);
    const call = ada.api.orders.cancelItems({ id, items: one, idempotencyKey: 'k' });
    await expect.poll(() => store.count(waiting), { timeout: 30_000 }).toBe(1);
    await staff.api.orders.ship({ id, items: one });
    return { call };
  });
  await cancelling.call;

  const history = await staff.api.orders.history({ id });
  expect(history.slice(-2)).toMatchObject([{ kind: 'items_shipped' }, { kind: 'items_cancelled' }]);
  const { rows } = await store.database.pool.query<{ id: string }>(
    'SELECT id FROM order_events WHERE order_id = $1 ORDER BY transaction_id, id',
    [id],
  );
  expect(rows.map((event) => event.id)).toEqual(history.map((event) => event.id));
});

async function reasonOf(call: Promise<unknown>) {
  return (await rejection(call)).reason;
}
