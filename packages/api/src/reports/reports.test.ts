import { renumberRestoredEvents } from '@order-store/db';
import { expect } from 'vitest';
import { rejection, storeTest, type TestStore, type TestUser } from '../testing/index.ts';
import { rollUpSales } from './roll-up-sales.ts';

storeTest(
  'summarizes orders by time and status, without revenue of cancelled orders',
  async ({ store }) => {
    const { staff, sell } = await shop(store);
    await sell('2026-03-01T00:00:00Z', 1, '10.00');
    await sell('2026-03-01T12:34:56.789012Z', 2, '10.05', 'confirm');
    await sell('2026-03-31T23:59:59.999999Z', 1, '0.33', 'cancel');
    await sell('2026-04-01T00:00:00Z', 1, '99.99');
    const nothing = { orders: 0, total: '0.00' };
    const march = {
      orders: 2,
      revenue: '30.10',
      netRevenue: '30.10',
      tax: '0.00',
      grossRevenue: '30.10',
      average: '15.05',
      byStatus: {
        pending: { orders: 1, total: '10.00' },
        confirmed: { orders: 1, total: '20.10' },
        shipped: nothing,
        delivered: nothing,
        cancelled: { orders: 1, total: '0.33' },
      },
    };
    await atEveryRollupState(store, async () => {
      const summary = staff.api.reports.summary;
      expect(await summary({ from: '2026-03-01', to: '2026-03-31' })).toEqual(march);
      expect(await summary({ from: '2026-03-01T00:00:00Z', to: '2026-04-01T00:00:00Z' })).toEqual(
        march,
      );
      expect(
        await summary({ from: '2026-03-01T01:00:00+01:00', to: '2026-04-01T00:00:00Z' }),
      ).toEqual(march);
      // Both ends lie inside a quarter hour and are exact to the microsecond.
      expect(
        await summary({ from: '2026-03-01T12:34:56.789012Z', to: '2026-03-31T23:59:59.999999Z' }),
      ).toMatchObject({ orders: 1, revenue: '20.10', average: '20.10' });
      expect(
        await summary({ from: '2026-03-01T12:34:56.789013Z', to: '2026-03-31T23:59:59.999999Z' }),
      ).toMatchObject({ orders: 0, revenue: '0.00', average: '0.00' });
      expect(
        await summary({ from: '2026-03-01T12:34:00Z', to: '2026-03-01T12:35:00Z' }),
      ).toMatchObject({ orders: 1 });
      expect(await summary()).toMatchObject({ orders: 3, revenue: '130.09', average: '43.36' });
      expect(await summary({ from: '2027-01-01' })).toMatchObject({ orders: 0, average: '0.00' });
      const moment = '2026-03-01T00:00:00Z';
      expect(await summary({ from: moment, to: moment })).toMatchObject({ orders: 0 });
    });
  },
);

storeTest('reports every local day, including days of 23 and 25 hours', async ({ store }) => {
  const { staff, sell } = await shop(store);
  // Berlin: clocks go from 02:00 to 03:00 on 29 March 2026, and from 03:00 back to 02:00 on 25 October.
  await sell('2026-03-28T22:59:59Z', 1, '1.00'); // 28 March, 23:59:59
  await sell('2026-03-28T23:00:00Z', 1, '2.00'); // 29 March, 00:00
  await sell('2026-03-29T21:59:59Z', 1, '4.00'); // 29 March, 23:59:59
  await sell('2026-03-29T22:00:00Z', 1, '8.00'); // 30 March, 00:00
  await sell('2026-03-29T10:00:00Z', 1, '100.00', 'cancel');
  await sell('2026-10-24T22:00:00Z', 1, '16.00'); // 25 October, 00:00
  await sell('2026-10-25T22:59:59Z', 1, '32.00'); // 25 October, 23:59:59
  await sell('2026-10-25T23:00:00Z', 1, '64.00'); // 26 October, 00:00
  const timeZone = 'Europe/Berlin';
  await atEveryRollupState(store, async () => {
    const days = staff.api.reports.salesByDay;
    expect(await days({ from: '2026-03-27', to: '2026-03-30', timeZone })).toEqual([
      { day: '2026-03-27', orders: 0, revenue: '0.00', netRevenue: '0.00', ...unreduced },
      { day: '2026-03-28', orders: 1, revenue: '1.00', netRevenue: '1.00', ...unreduced },
      { day: '2026-03-29', orders: 2, revenue: '6.00', netRevenue: '6.00', ...unreduced },
      { day: '2026-03-30', orders: 1, revenue: '8.00', netRevenue: '8.00', ...unreduced },
    ]);
    expect(
      await days({ from: '2026-10-24T22:00:00Z', to: '2026-10-26T23:00:00Z', timeZone }),
    ).toEqual([
      { day: '2026-10-25', orders: 2, revenue: '48.00', netRevenue: '48.00', ...unreduced },
      { day: '2026-10-26', orders: 1, revenue: '64.00', netRevenue: '64.00', ...unreduced },
    ]);
    // Kathmandu is UTC+5:45: 28 March ends at 18:15 UTC.
    expect(
      await days({ from: '2026-03-28', to: '2026-03-29', timeZone: 'Asia/Kathmandu' }),
    ).toEqual([
      { day: '2026-03-28', orders: 0, revenue: '0.00', netRevenue: '0.00', ...unreduced },
      { day: '2026-03-29', orders: 2, revenue: '3.00', netRevenue: '3.00', ...unreduced },
    ]);
    expect(await days({ from: '2026-03-29', to: '2026-03-29' })).toEqual([
      { day: '2026-03-29', orders: 2, revenue: '12.00', netRevenue: '12.00', ...unreduced },
    ]);
    expect(await days({ from: '2026-03-29T00:00:00Z', to: '2026-03-29T00:00:00Z' })).toEqual([]);
    expect(await days()).toHaveLength(30);
  });
});

storeTest(
  'ranks products by revenue and by quantity, without cancelled orders',
  async ({ store }) => {
    const { staff, sell, products } = await shop(store);
    const [mug, tray] = [products[0]?.id, products[1]?.id];
    await sell('2026-05-01T10:00:00Z', 3, '2.00');
    await sell('2026-05-02T10:00:00Z', 1, '5.00', 'confirm', 1);
    await sell('2026-05-03T10:00:00Z', 2, '2.00');
    await sell('2026-05-03T11:00:00Z', 1, '50.00', 'cancel', 1);
    await sell('2026-06-01T10:00:00Z', 2, '20.00', 'confirm', 1);
    await atEveryRollupState(store, async () => {
      const top = staff.api.reports.topProducts;
      expect(await top()).toMatchObject([
        { productId: tray, orders: 2, quantity: 3, revenue: '45.00' },
        {
          productId: mug,
          orders: 2,
          quantity: 5,
          revenue: '10.00',
          netQuantity: 5,
          netRevenue: '10.00',
        },
      ]);
      expect((await top({ by: 'quantity' })).map(({ productId }) => productId)).toEqual([
        mug,
        tray,
      ]);
      expect(await top({ from: '2026-05-01', to: '2026-05-31', limit: 1 })).toEqual([
        {
          productId: mug,
          sku: 'MUG',
          name: 'MUG',
          orders: 2,
          quantity: 5,
          revenue: '10.00',
          netQuantity: 5,
          netRevenue: '10.00',
        },
      ]);
      expect(await top({ from: '2026-05-01T10:00:01Z', to: '2026-05-03T10:00:00Z' })).toEqual([
        expect.objectContaining({ productId: tray, quantity: 1, revenue: '5.00' }),
      ]);
      expect(await top({ from: '2026-07-01', to: '2026-07-02' })).toEqual([]);
    });
  },
);

storeTest('adds the charges of orders to the gross revenue', async ({ store }) => {
  const staff = await store.staff();
  const mug = await store.product({ price: '10.00', stockQuantity: 9 });
  const place = (tax: string, more = {}) =>
    staff.api.orders.place({
      items: [{ productId: mug.id, quantity: 1 }],
      charges: [
        { kind: 'tax', label: 'VAT', amount: tax },
        { kind: 'discount', label: 'Voucher', amount: '-1.00' },
      ],
      ...more,
    });
  await place('2.00');
  await place('1.75');
  await staff.api.orders.cancel({ id: (await place('0.50')).id });
  await place('0.25', { metadata: { simulated: true } });
  const { summary } = staff.api.reports;
  await atEveryRollupState(store, async () => {
    expect(await summary()).toMatchObject({ revenue: '30.00', tax: '4.00', grossRevenue: '31.00' });
    expect(await summary({ excludeMetadata: { simulated: true } })).toMatchObject({
      tax: '3.75',
      grossRevenue: '21.75',
    });
    expect(await summary({ to: '2020-01-01' })).toMatchObject({
      tax: '0.00',
      grossRevenue: '0.00',
    });
  });
});

storeTest('leaves out orders by their metadata in every report', async ({ store }) => {
  const { staff, sell, products } = await shop(store);
  const [mug = { id: '' }] = products;
  const simulated = async (at: string, step?: 'confirm' | 'cancel') => {
    const items = [{ productId: mug.id, quantity: 2 }];
    const metadata = { simulated: true, buyer: 7 };
    const order = await staff.api.orders.place({ items, metadata });
    await store.database.pool.query(`UPDATE orders SET created_at = $2 WHERE id = $1`, [
      order.id,
      at,
    ]);
    if (step) await staff.api.orders[step]({ id: order.id });
    return order;
  };
  await sell('2026-03-01T12:00:00Z', 1, '10.00', 'confirm');
  await simulated('2026-03-01T12:05:00Z');
  await simulated('2026-03-02T00:00:00Z', 'cancel');
  const reduced = await simulated('2026-03-02T23:59:59.999999Z', 'confirm');
  const [item] = reduced.items;
  if (!item) throw new Error('the order has no item');
  await staff.api.orders.cancelItems({ id: reduced.id, items: [{ itemId: item.id, quantity: 1 }] });
  await sell('2026-03-03T12:00:00Z', 3, '10.00');

  const all = { from: '2026-03-01', to: '2026-03-03' };
  const real = { ...all, excludeMetadata: { simulated: true } };
  const { summary, salesByDay, topProducts } = staff.api.reports;
  await atEveryRollupState(store, async () => {
    expect(await summary(all)).toMatchObject({ orders: 4, revenue: '80.00', netRevenue: '70.00' });
    expect(await summary(real)).toMatchObject({
      orders: 2,
      revenue: '40.00',
      netRevenue: '40.00',
      average: '20.00',
      byStatus: {
        pending: { orders: 1, total: '30.00' },
        confirmed: { orders: 1, total: '10.00' },
        cancelled: { orders: 0, total: '0.00' },
      },
    });
    // The range begins and ends inside a quarter hour.
    expect(
      await summary({ ...real, from: '2026-03-01T12:03:00Z', to: '2026-03-03T12:03:00Z' }),
    ).toMatchObject({ orders: 1, revenue: '30.00', byStatus: { confirmed: { orders: 0 } } });
    const days = await salesByDay(real);
    expect(days.map(({ orders, netRevenue }) => [orders, netRevenue])).toEqual([
      [1, '10.00'],
      [0, '0.00'],
      [1, '30.00'],
    ]);
    const reductions = async (input: object) =>
      (await salesByDay(input)).map((day) => day.reductions).filter((sum) => sum !== '0.00');
    expect(await reductions({ excludeMetadata: { simulated: true } })).toEqual([]);
    expect(await reductions({})).toEqual(['10.00']);
    expect(await topProducts(real)).toMatchObject([
      { orders: 2, quantity: 4, revenue: '40.00', netQuantity: 4, netRevenue: '40.00' },
    ]);
    expect(await topProducts(all)).toMatchObject([{ orders: 4, quantity: 8, netQuantity: 7 }]);
    // Empty metadata leaves nothing out, and neither do values that no order has.
    for (const excludeMetadata of [{}, { simulated: 'yes' }])
      expect(await summary({ ...all, excludeMetadata })).toMatchObject({ orders: 4 });
  });
});

storeTest('pages through low stock, fewest first', async ({ store }) => {
  const staff = await store.staff();
  for (const [sku, stockQuantity] of [
    ['A', 11],
    ['B', 10],
    ['C', 0],
    ['D', 3],
    ['E', 3],
  ] as const)
    await store.product({ sku, stockQuantity });
  const first = await staff.api.reports.lowStock({ limit: 2 });
  const rest = await staff.api.reports.lowStock({ limit: 2, cursor: first.nextCursor });
  expect([...first.items, ...rest.items].map(({ sku }) => sku)).toEqual(['C', 'D', 'E', 'B']);
  expect(rest.nextCursor).toBe(null);
  const otherThreshold = staff.api.reports.lowStock({ threshold: 5, cursor: first.nextCursor });
  expect((await rejection(otherThreshold)).reason).toBe('INVALID_CURSOR');
});

storeTest('rejects invalid ranges and time zones by field', async ({ store }) => {
  const staff = await store.staff();
  for (const [input, field] of [
    [{ from: '2026-03-02', to: '2026-03-01T00:00:00Z' }, 'from'],
    [{ from: '2026-03-01T00:00:00.000001Z', to: '2026-03-01T00:00:00Z' }, 'from'],
    [{ from: 'yesterday' }, 'from'],
    [{ from: '2026-02-30' }, 'from'],
    [{ from: '0000-01-01T00:00:00Z' }, 'from'],
    [{ to: '9999-12-31' }, 'to'],
    [{ to: '2026-03-01T00:00:00' }, 'to'],
    [{ timeZone: 'Europe/Atlantis' }, 'timeZone'],
    [{ timeZone: '+02:00' }, 'timeZone'],
    [{ timeZone: 'CET' }, 'timeZone'],
    [{ timeZone: '' }, 'timeZone'],
    [{ from: '2000-01-01', to: '2026-01-01' }, 'from'],
  ] as const) {
    const rejected = await rejection(staff.api.reports.salesByDay(input));
    expect(rejected, JSON.stringify(input)).toMatchObject({
      reason: 'VALIDATION_FAILED',
      details: { [field]: [expect.any(String)] },
    });
  }
});

storeTest(
  'stays exact while orders change and several processes roll up sales',
  async ({ store }) => {
    const mug = await store.product({ stockQuantity: 10_000, price: '3.00' });
    const [ada, staff] = [await store.customer(), await store.staff()];
    let selling = true;
    const adding = [1, 2].map(async () => {
      while (selling) await rollUpSales(store.database, { batchSize: 7 });
    });
    const reporting = (async () => {
      while (selling) {
        const { orders, revenue } = await staff.api.reports.summary();
        expect(revenue).toBe(`${3 * orders}.00`);
        const [top] = await staff.api.reports.topProducts();
        expect(top?.revenue ?? '0.00').toBe(`${3 * (top?.orders ?? 0)}.00`);
      }
    })();
    for (let round = 0; round < 10; round++) {
      const orders = await Promise.all(Array.from({ length: 12 }, () => ada.place([[mug, 1]])));
      await Promise.all(
        orders.map(async ({ id }, index) => {
          if (index % 3 === 0) await ada.api.orders.cancel({ id });
          if (index % 3 === 1) await staff.api.orders.confirm({ id });
        }),
      );
    }
    selling = false;
    await Promise.all([...adding, reporting]);

    await atEveryRollupState(store, async () => {
      expect(await staff.api.reports.summary()).toMatchObject({
        orders: 80,
        revenue: '240.00',
        byStatus: { pending: { orders: 40 }, confirmed: { orders: 40 }, cancelled: { orders: 40 } },
      });
      expect(await staff.api.reports.topProducts()).toMatchObject([{ orders: 80, quantity: 80 }]);
    });
    expect(await store.violations()).toEqual([]);
  },
);

storeTest('rolls up again after a restore into another server', async ({ store }) => {
  const { pool } = store.database;
  const { staff, sell } = await shop(store);
  await sell('2026-03-01T12:00:00Z', 2, '3.00');
  await rollUpSales(store.database);
  const before = await staff.api.reports.summary();
  await pool.query(`UPDATE order_events SET transaction_id = '9000000000000000000'`);
  await pool.query(`UPDATE sales_figures_until SET transaction_id = '9000000000000000000'`);

  await renumberRestoredEvents(pool);
  await sell('2026-03-02T12:00:00Z', 1, '4.00');

  await atEveryRollupState(store, async () => {
    expect(await staff.api.reports.summary()).toMatchObject({ orders: 2, revenue: '10.00' });
  });
  expect(before).toMatchObject({ orders: 1, revenue: '6.00' });
  expect(await store.violations()).toEqual([]);
});

storeTest('recomputes the figures if the position is ahead of the server', async ({ store }) => {
  const { pool } = store.database;
  const { staff, sell } = await shop(store);
  await sell('2026-03-01T12:00:00Z', 2, '3.00');
  await rollUpSales(store.database);
  await pool.query(`UPDATE sales_figures_until SET transaction_id = '99999999999'`);
  await sell('2026-03-02T12:00:00Z', 1, '4.00');
  await rollUpSales(store.database);
  expect(await staff.api.reports.summary()).toMatchObject({ orders: 2, revenue: '10.00' });
  expect(await store.violations()).toEqual([]);
});

const unreduced = { reductions: '0.00' };

/** Runs the check with no sales rolled up, with some, and with all. */
async function atEveryRollupState(store: TestStore, check: () => Promise<void>): Promise<void> {
  await check();
  const halfway = new AbortController();
  const half = rollUpSales(store.database, { batchSize: 3, signal: halfway.signal });
  halfway.abort();
  await half;
  await check();
  await rollUpSales(store.database, { batchSize: 4 });
  await check();
}

/** A store with a mug and a tray that sells at any price and time. */
async function shop(store: TestStore): Promise<{
  staff: TestUser;
  products: readonly { id: string }[];
  readonly sell: (
    at: string,
    quantity: number,
    price: string,
    step?: 'confirm' | 'cancel',
    product?: number,
  ) => Promise<void>;
}> {
  const products = [await store.product({ sku: 'MUG' }), await store.product({ sku: 'TRAY' })];
  const [ada, staff] = [await store.customer(), await store.staff()];
  return {
    staff,
    products,
    async sell(at, quantity, price, step, product = 0) {
      const { id = '' } = products[product] ?? {};
      const { version: expectedVersion } = await staff.api.products.get({ id });
      await staff.api.products.update({ id, expectedVersion, price });
      const order = await ada.place([[{ id }, quantity]]);
      await store.database.pool.query(`UPDATE orders SET created_at = $2 WHERE id = $1`, [
        order.id,
        at,
      ]);
      if (step) await staff.api.orders[step]({ id: order.id });
    },
  };
}
