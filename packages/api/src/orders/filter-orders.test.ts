import { expect } from 'vitest';
import { rejection, storeTest, walkPages, type TestStore } from '../testing/index.ts';
import type { OrderFilter } from './order-filter-schemas.ts';
import { addOrderTotals } from './order-totals.ts';

/**
 * Four orders, a day apart. Ada: a mug, pending; two mugs and a tray, paid, of which one mug has shipped. Grace: three
 * trays, authorized and shipped; a mug, paid and cancelled.
 */
async function fourOrders(store: TestStore) {
  const [ada, grace] = [await store.customer('Ada Lovelace'), await store.customer('Grace Hopper')];
  const staff = await store.staff('Boss');
  const { api } = staff;
  const [mug, tray] = [
    await store.product({ price: '4.50' }),
    await store.product({ price: '100.00' }),
  ];
  const first = await ada.place([[mug, 1]]);
  const second = await ada.place([
    [mug, 2],
    [tray, 1],
  ]);
  const third = await grace.place([[tray, 3]]);
  const fourth = await grace.place([[mug, 1]]);
  const pay = (orderId: string, kind: 'authorized' | 'captured', amount: string) =>
    api.payments.record({ orderId, provider: 'stripe', reference: `pi_${orderId}`, kind, amount });
  await pay(second.id, 'captured', '109.00');
  await pay(third.id, 'authorized', '300.00');
  await pay(fourth.id, 'captured', '4.50');
  await api.orders.ship({
    id: second.id,
    items: [{ itemId: second.items[0]?.id ?? '', quantity: 1 }],
  });
  await api.orders.ship({ id: third.id });
  await api.orders.cancel({ id: fourth.id });
  const orders = { first, second, third, fourth };
  for (const [index, [name, { id }]] of Object.entries(orders).entries())
    await store.database.pool.query(
      'UPDATE orders SET created_at = $2, order_number = $3 WHERE id = $1',
      [id, `2026-01-0${index + 1} 10:00`, numbers[name] ?? ''],
    );
  const names = new Map(Object.entries(orders).map(([name, { id }]) => [id, name]));
  return { ada, grace, staff, mug, tray, names };
}

const numbers: Readonly<Record<string, string>> = {
  first: 'ORD-7K3F9-QXM2A',
  second: 'ORD-7K3F9-CCCC1',
  third: 'ORD-8AAAA-QXM2A',
  fourth: 'inv-2024/7',
};

storeTest(
  'filters orders by each of their properties, by cursor and by page',
  async ({ store }) => {
    const { ada, grace, staff, mug, tray, names } = await fourOrders(store);
    const { orders } = staff.api;
    const find = async (filter: OrderFilter) => {
      const pages = await walkPages((page) => orders.list({ ...filter, ...page }), 1);
      const found = pages.flat();
      const { items, total } = await orders.listByPage(filter);
      expect(items, JSON.stringify(filter)).toEqual(found);
      expect(total).toBe(found.length);
      return found.map(({ id }) => names.get(id)).join(' ');
    };
    const expected: readonly (readonly [OrderFilter, string])[] = [
      [{ from: '2026-01-03' }, 'fourth third'],
      [{ from: '2026-01-02T10:00:00Z' }, 'fourth third second'],
      [{ from: '2026-01-02T11:00:00.000001+01:00' }, 'fourth third'],
      [{ to: '2026-01-02' }, 'second first'],
      [{ to: '2026-01-02T10:00:00Z' }, 'first'],
      [{ from: '2026-01-02', to: '2026-01-02' }, 'second'],
      [{ minTotal: '109.00' }, 'third second'],
      [{ maxTotal: '4.50' }, 'fourth first'],
      [{ minTotal: '4.51', maxTotal: '299.99' }, 'second'],
      [{ minTotal: '300.01' }, ''],
      [{ search: 'ord-7k3f9' }, 'second first'],
      [{ search: 'Ord – 7K3F9 – Q' }, 'first'],
      [{ search: '7k3f9-c' }, 'second'],
      [{ search: 'ORD-' }, 'third second first'],
      [{ search: 'inv-2024/' }, 'fourth'],
      [{ search: 'QXM2A' }, ''],
      [{ search: 'LOVELACE' }, 'second first'],
      [{ search: grace.email.toUpperCase() }, 'fourth third'],
      [{ search: 'ho' }, 'fourth third'],
      [{ search: 'g' }, 'fourth third'],
      [{ search: '%' }, ''],
      [{ productId: tray.id }, 'third second'],
      [{ productId: '987654321' }, ''],
      [{ paymentStatus: 'none' }, 'first'],
      [{ paymentStatus: 'paid' }, 'second'],
      [{ paymentStatus: 'authorized' }, 'third'],
      [{ paymentStatus: 'refund_due' }, 'fourth'],
      [{ paymentStatus: 'refunded' }, ''],
      [{ fulfilment: 'unfulfilled' }, 'fourth first'],
      [{ fulfilment: 'partial' }, 'second'],
      [{ fulfilment: 'fulfilled' }, 'third'],
      [{ status: 'pending', search: 'ada', maxTotal: '5' }, 'first'],
      [{ userId: grace.id, productId: mug.id, to: '2026-01-04' }, 'fourth'],
      [{ userId: ada.id, fulfilment: 'fulfilled' }, ''],
    ];
    for (const [filter, found] of expected)
      expect(await find(filter), JSON.stringify(filter)).toBe(found);

    // So far no total was added to the table for filters. Now all are, and then all but the last order's.
    const byTotal = expected.filter(
      ([{ minTotal, maxTotal }]) => (minTotal ?? maxTotal) !== undefined,
    );
    await addOrderTotals(store.database);
    expect(await store.count('order_totals')).toBe(4);
    for (const [filter, found] of byTotal)
      expect(await find(filter), JSON.stringify(filter)).toBe(found);
    await grace.place([[tray, 10]]);
    expect((await orders.list({ minTotal: '1000.00' })).items).toHaveLength(1);
  },
);

storeTest('adds the total of each order once, however often the task runs', async ({ store }) => {
  const ada = await store.customer();
  const mug = await store.product({ price: '4.50' });
  for (let order = 0; order < 5; order++) await ada.place([[mug, 1]]);
  const { database } = store;
  await Promise.all([addOrderTotals(database), addOrderTotals(database)]);
  await addOrderTotals(database, { batchSize: 2 });
  await database.pool.query(`UPDATE order_totals_until SET transaction_id = '0', event_id = 0`);
  expect(await addOrderTotals(database, { batchSize: 2 })).toBe(5);
  expect(await store.count('order_totals WHERE total_amount = 4.50')).toBe(5);
  expect(await store.violations()).toEqual([]);
});

storeTest('binds cursors to every filter, and rejects the filters of staff', async ({ store }) => {
  const { ada, grace, staff, mug } = await fourOrders(store);
  const filters: readonly OrderFilter[] = [
    { from: '2026-01-01' },
    { to: '2026-12-31' },
    { minTotal: '1' },
    { maxTotal: '1000' },
    { search: 'ORD' },
    { productId: mug.id },
    { paymentStatus: 'none' },
    { fulfilment: 'unfulfilled' },
  ];
  const { nextCursor: cursor } = await staff.api.orders.list({ limit: 1, minTotal: '2' });
  expect(cursor).not.toBeNull();
  for (const filter of [{}, ...filters])
    expect(
      await rejection(staff.api.orders.list({ ...filter, cursor })),
      JSON.stringify(filter),
    ).toMatchObject({ reason: 'INVALID_CURSOR' });
  for (const filter of filters)
    expect(await rejection(ada.api.orders.list(filter)), JSON.stringify(filter)).toMatchObject({
      reason: 'FORBIDDEN',
    });
  expect((await ada.api.orders.list({ status: 'pending', userId: ada.id })).items).toHaveLength(1);
  expect((await rejection(ada.api.orders.list({ userId: grace.id }))).reason).toBe('FORBIDDEN');
});
