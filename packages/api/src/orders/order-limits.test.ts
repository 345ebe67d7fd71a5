import { databaseTest } from '@order-store/db/testing/vitest';
import { expect } from 'vitest';
import { fulfilled, rejection, rejections, TestStore } from '../testing/index.ts';
import { expireOrders } from './expire-orders.ts';

const env = {
  MAX_LINES_PER_ORDER: '3',
  MAX_UNITS_PER_LINE: '10',
  MAX_UNITS_PER_ORDER: '15',
  MAX_OPEN_ORDERS: '5',
  MAX_OPEN_ORDERS_TOTAL: '100.00',
  MAX_CANCELLATIONS_PER_DAY: '3',
};

// Failure case 74: docs/failure-cases.md
databaseTest('limits lines, units per line and units per order', async ({ database }) => {
  const store = await TestStore.open(database, { env });
  const [one, two, three, four] = await products(store, '0.00');
  const [ada, staff] = [await store.customer(), await store.staff()];

  expect(await rejected(ada.place([one, two, three, four].map((each) => [each, 1])))).toEqual({
    limit: 'linesPerOrder',
    allowed: 3,
    requested: 4,
  });
  // Lines of one product count together.
  const twice = ada.place([
    [one, 6],
    [one, 5],
  ]);
  expect(await rejected(twice)).toEqual({ limit: 'unitsPerLine', allowed: 10, requested: 11 });
  const many = ada.place([
    [one, 8],
    [two, 8],
  ]);
  expect(await rejected(many)).toEqual({ limit: 'unitsPerOrder', allowed: 15, requested: 16 });
  expect(await store.count('orders')).toBe(0);

  await ada.place([
    [one, 10],
    [two, 4],
    [three, 1],
  ]);
  // Staff are exempt, even when they place for a customer.
  const items = [{ productId: one.id, quantity: 90 }];
  expect(await staff.api.orders.place({ items, userId: ada.id })).toMatchObject({ userId: ada.id });
});

databaseTest(
  'limits the open orders of a customer exactly, even through two processes',
  async ({ database }) => {
    const stores: [TestStore, TestStore] = [
      await TestStore.open(database, { env }),
      await TestStore.open(database, { env }),
    ];
    const [store] = stores;
    const [one, two] = await products(store, '1.00');
    const [ada, grace] = await store.customers(2);

    const attempts = await Promise.allSettled(
      Array.from({ length: 40 }, (_, index) => {
        const api = (stores[index % 2] ?? store).as(ada.token);
        const productId = (index % 4 < 2 ? one : two).id;
        return api.orders.place({ items: [{ productId, quantity: 1 }] });
      }),
    );
    expect(fulfilled(attempts)).toHaveLength(5);
    expect(new Set(rejections(attempts).map(({ details }) => JSON.stringify(details)))).toEqual(
      new Set([JSON.stringify({ limit: 'openOrders', allowed: 5, requested: 6 })]),
    );
    await grace.place([[one, 1]]);

    // An order that is cancelled or shipped is not open any more; a confirmed one is.
    const staff = await store.staff();
    const [first, second, third] = fulfilled(attempts);
    await staff.api.orders.confirm({ id: first?.id ?? '' });
    expect((await rejection(ada.place([[one, 1]]))).reason).toBe('ORDER_LIMIT_EXCEEDED');
    await staff.api.orders.ship({ id: first?.id ?? '' });
    await ada.place([[one, 1]]);
    await ada.api.orders.cancel({ id: second?.id ?? '' });
    await ada.place([[one, 1]], 'key');
    // A retry returns its order, whatever the limits are.
    expect(await ada.place([[one, 1]], 'key')).toMatchObject({ status: 'pending' });
    expect((await rejection(ada.place([[one, 1]], 'other key'))).reason).toBe(
      'ORDER_LIMIT_EXCEEDED',
    );

    // Orders that staff place count, but are not limited.
    const items = [{ productId: one.id, quantity: 1 }];
    await staff.api.orders.place({ items, userId: ada.id });
    await staff.api.orders.cancel({ id: third?.id ?? '' });
    expect((await rejection(ada.place([[one, 1]]))).reason).toBe('ORDER_LIMIT_EXCEEDED');
    expect(await store.violations()).toEqual([]);
  },
);

databaseTest('limits the total of the open orders exactly', async ({ database }) => {
  const store = await TestStore.open(database, { env });
  const [ten, other] = await products(store, '30.00');
  const ada = await store.customer();
  const attempts = await Promise.allSettled(
    Array.from({ length: 10 }, (_, index) => ada.place([[index % 2 === 0 ? ten : other, 1]])),
  );
  expect(fulfilled(attempts)).toHaveLength(3);
  expect(rejections(attempts)[0]?.details).toEqual({
    limit: 'openOrdersTotal',
    allowed: '100.00',
    requested: '120.00',
  });
  expect(await store.violations()).toEqual([]);
});

databaseTest('limits the cancellations of a customer exactly', async ({ database }) => {
  const stores: [TestStore, TestStore] = [
    await TestStore.open(database, { env }),
    await TestStore.open(database, { env }),
  ];
  const [store] = stores;
  const [one] = await products(store, '1.00');
  const [ada, staff] = [await store.customer(), await store.staff()];
  const orders = await Promise.all([1, 2, 3, 4, 5].map(() => ada.place([[one, 1]])));

  const attempts = await Promise.allSettled(
    orders.map(({ id }, index) => (stores[index % 2] ?? store).as(ada.token).orders.cancel({ id })),
  );

  expect(fulfilled(attempts)).toHaveLength(3);
  expect(rejections(attempts).map(({ reason, details }) => [reason, details])).toEqual(
    [1, 2].map(() => [
      'ORDER_LIMIT_EXCEEDED',
      { limit: 'cancellationsPerDay', allowed: 3, requested: 4 },
    ]),
  );
  expect(await store.stockOf(one)).toBe(98);
  const left = await ada.api.orders.list({ status: 'pending' });
  await staff.api.orders.cancel({ id: left.items[0]?.id ?? '' });
  await store.database.pool.query(
    `UPDATE order_events SET created_at = created_at - interval '25 hours'`,
  );
  await ada.api.orders.cancel({ id: left.items[1]?.id ?? '' });
  expect(await store.violations()).toEqual([]);
});

databaseTest('limits the orders that a customer lets expire', async ({ database }) => {
  const store = await TestStore.open(database, { env });
  const [one] = await products(store, '1.00');
  const [ada, staff] = [await store.customer(), await store.staff()];
  const place = (more: object) =>
    ada.api.orders.place({ items: [{ productId: one.id, quantity: 1 }], ...more });
  const brief = { expiresInSeconds: 60 };
  const keyed = { ...brief, idempotencyKey: 'key' };
  await Promise.all([place(keyed), place(brief), place(brief)]);
  await ada.api.orders.cancel({ id: (await place(brief)).id });
  await database.pool.query(
    `UPDATE order_deadlines SET expires_at = expires_at - interval '1 hour'`,
  );
  await expireOrders(database);
  expect(await store.stockOf(one)).toBe(100);

  expect(await rejected(place(brief))).toEqual({
    limit: 'cancellationsPerDay',
    allowed: 3,
    requested: 4,
  });
  // Neither a retry, nor an order that cannot expire, nor one that staff place.
  expect(await place(keyed)).toMatchObject({ status: 'cancelled' });
  await place({});
  const items = [{ productId: one.id, quantity: 1 }];
  await staff.api.orders.place({ items, userId: ada.id, ...brief });
  await database.pool.query(`UPDATE orders SET created_at = created_at - interval '25 hours'`);
  await place(brief);
});

databaseTest(
  'limits the lines that a customer cancels of an order exactly',
  async ({ database }) => {
    const limit = { MAX_CANCELLED_LINES_PER_ORDER: '4' };
    const stores: [TestStore, TestStore] = [
      await TestStore.open(database, { env: limit }),
      await TestStore.open(database, { env: limit }),
    ];
    const [store] = stores;
    const [one, two] = await products(store, '1.00');
    const [ada, staff] = [await store.customer(), await store.staff()];
    const order = await ada.place([
      [one, 50],
      [two, 50],
    ]);
    const { id } = order;
    const [first, second] = order.items.map((item) => ({ itemId: item.id, quantity: 1 }));
    if (!first || !second) throw new Error('The order has no items');

    const attempts = await Promise.allSettled(
      Array.from({ length: 8 }, (_, index) =>
        // A line that is given twice is one entry of the ledger.
        (stores[index % 2] ?? store)
          .as(ada.token)
          .orders.cancelItems({ id, items: [first, first, second] }),
      ),
    );

    expect(fulfilled(attempts)).toHaveLength(2);
    expect(rejections(attempts).map(({ reason, details }) => [reason, details])).toEqual(
      Array.from({ length: 6 }, () => [
        'ORDER_LIMIT_EXCEEDED',
        { limit: 'cancelledLinesPerOrder', allowed: 4, requested: 6 },
      ]),
    );
    const history = await ada.api.orders.history({ id });
    expect(history.flatMap(({ items }) => items ?? [])).toHaveLength(4);
    await staff.api.orders.cancelItems({ id, items: [first] });
    await ada.api.orders.cancel({ id });
    expect(await store.stockOf(one)).toBe(100);
    expect(await store.violations()).toEqual([]);
  },
);

async function rejected(order: Promise<unknown>) {
  return (await rejection(order)).details;
}

type Product = Awaited<ReturnType<TestStore['product']>>;

async function products(
  store: TestStore,
  price: string,
): Promise<[Product, Product, Product, Product]> {
  return [
    await store.product({ price }),
    await store.product({ price }),
    await store.product({ price }),
    await store.product({ price }),
  ];
}
