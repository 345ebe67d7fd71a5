import { expect } from 'vitest';
import { rejection, storeTest } from '../testing/index.ts';
import { customerFigures } from './customers.ts';

storeTest(
  'returns how many orders customers have, what they spent and their last order',
  async ({ store }) => {
    const [staff, ada, bob] = [await store.staff(), await store.customer(), await store.customer()];
    const { orders, reports } = staff.api;
    const mug = await store.product({ price: '10.10' });
    const charged = await ada.place([[mug, 3]]);
    await store.database.pool.query(
      `INSERT INTO order_charges (order_id, position, kind, label, amount)
       VALUES ($1, 1, 'shipping', 'Delivery', 4.00), ($1, 2, 'discount', 'Friend', -1.50)`,
      [charged.id],
    );
    await orders.cancelItems({
      id: charged.id,
      items: [{ itemId: charged.items[0]?.id ?? '', quantity: 1 }],
    });
    await orders.cancel({ id: (await ada.place([[mug, 5]])).id });
    const returned = await ada.place([[mug, 2]]);
    await orders.confirm({ id: returned.id });
    await orders.ship({ id: returned.id });
    await orders.returnItems({
      id: returned.id,
      items: [{ itemId: returned.items[0]?.id ?? '', quantity: 1, restock: true }],
    });
    const last = await ada.place([[mug, 1]]);

    // Two of three mugs with their charges, one of two mugs, and one mug.
    const lastOrder = { id: last.id, orderNumber: last.orderNumber, createdAt: last.createdAt };
    const ofAda = { id: ada.id, orders: 4, hasMoreOrders: false, spent: '42.90', lastOrder };
    const ofBob = { id: bob.id, orders: 0, hasMoreOrders: false, spent: '0.00', lastOrder: null };
    expect(await reports.customers({ ids: [bob.id, '987654321', ada.id] })).toEqual([ofBob, ofAda]);

    // Only the latest orders are counted, up to the limit.
    const { database } = store;
    expect(await customerFigures(database, [ada.id], 4)).toEqual([ofAda]);
    expect(await customerFigures(database, [ada.id], 2)).toEqual([
      { ...ofAda, orders: 2, hasMoreOrders: true, spent: '20.20' },
    ]);

    expect((await rejection(ada.api.reports.customers({ ids: [ada.id] }))).reason).toBe(
      'FORBIDDEN',
    );
    for (const ids of [[], ['x'], Array.from({ length: 101 }, (_, index) => String(index + 1))])
      expect((await rejection(reports.customers({ ids }))).reason).toBe('VALIDATION_FAILED');
  },
);
