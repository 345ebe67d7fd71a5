import { orderStatuses, orderWorkflow, type OrderStatus } from '@order-store/db';
import { expect } from 'vitest';
import {
  fulfilled,
  rejection,
  rejections,
  storeTest,
  type TestStore,
  type TestUser,
} from '../testing/index.ts';

const steps = {
  confirmed: 'confirm',
  shipped: 'ship',
  delivered: 'deliver',
  cancelled: 'cancel',
} as const;
type Step = keyof typeof steps;
const stepStatuses: readonly Step[] = ['confirmed', 'shipped', 'delivered', 'cancelled'];

// Failure case 17: docs/failure-cases.md
storeTest(
  'restocks once and writes one event for two concurrent cancellations',
  async ({ store }) => {
    const mug = await store.product({ stockQuantity: 10 });
    const ada = await store.customer();
    const order = await ada.place([[mug, 4]]);

    const attempts = await Promise.allSettled(
      Array.from({ length: 10 }, () => ada.api.orders.cancel({ id: order.id })),
    );

    expect(fulfilled(attempts)).toHaveLength(1);
    expect(rejections(attempts).map(({ reason }) => reason)).toEqual(
      Array(9).fill('ILLEGAL_TRANSITION'),
    );
    expect(await store.stockOf(mug)).toBe(10);
    expect((await ada.api.orders.history({ id: order.id })).map(({ to }) => to)).toEqual([
      'pending',
      'cancelled',
    ]);
    expect(await store.violations()).toEqual([]);
  },
);

// Failure case 18: docs/failure-cases.md
storeTest(
  'lets exactly one of a cancellation and a shipment succeed when they race',
  async ({ store }) => {
    const mug = await store.product({ stockQuantity: 100 });
    const [ada, staff] = [await store.customer(), await store.staff()];
    for (let round = 0; round < 10; round++) {
      const order = await ada.place([[mug, 1]]);
      await staff.api.orders.confirm({ id: order.id });
      const attempts = await Promise.allSettled([
        ada.api.orders.cancel({ id: order.id }),
        staff.api.orders.ship({ id: order.id }),
      ]);
      const [winner] = fulfilled(attempts);
      expect(fulfilled(attempts)).toHaveLength(1);
      expect(rejections(attempts)).toMatchObject([
        {
          reason: 'ILLEGAL_TRANSITION',
          details: { from: winner?.status, allowed: expect.any(Array) },
        },
      ]);
    }
    expect(await store.violations()).toEqual([]);
  },
);

// Failure case 19: docs/failure-cases.md
storeTest(
  'a cancellation returns exactly the units taken, whatever happened to the product since',
  async ({ store }) => {
    const mug = await store.product({ stockQuantity: 10, price: '3.00' });
    const tray = await store.product({ stockQuantity: 10 });
    const [ada, staff] = [await store.customer(), await store.staff()];
    const order = await ada.place([
      [mug, 4],
      [tray, 1],
      [mug, 2],
    ]);
    await staff.api.products.update({
      id: mug.id,
      expectedVersion: 1,
      price: '9.00',
      name: 'Renamed',
    });
    await staff.api.products.adjustStock({ id: mug.id, delta: -3, reason: 'broken' });

    const cancelled = await ada.api.orders.cancel({ id: order.id, note: 'changed my mind' });

    expect(cancelled).toMatchObject({
      status: 'cancelled',
      version: 2,
      totalAmount: order.totalAmount,
      items: order.items.map((item) => ({ ...item, cancelledQuantity: item.quantity })),
    });
    expect([await store.stockOf(mug), await store.stockOf(tray)]).toEqual([7, 10]);
    expect((await ada.api.orders.history({ id: order.id }))[1]).toMatchObject({
      from: 'pending',
      to: 'cancelled',
      by: { id: ada.id },
      note: 'changed my mind',
    });
    expect(await store.violations()).toEqual([]);
  },
);

storeTest(
  'does not deadlock when cancellations and orders name products in opposite order',
  async ({ store }) => {
    const one = await store.product({ stockQuantity: 1000 });
    const two = await store.product({ stockQuantity: 1000 });
    const ada = await store.customer();
    const orders = await Promise.all(
      Array.from({ length: 15 }, () =>
        ada.place([
          [two, 1],
          [one, 1],
        ]),
      ),
    );
    const attempts = await Promise.allSettled([
      ...orders.map(({ id }) => ada.api.orders.cancel({ id })),
      ...orders.map((_, index) =>
        ada.place(
          index % 2
            ? [
                [one, 1],
                [two, 1],
              ]
            : [
                [two, 1],
                [one, 1],
              ],
        ),
      ),
    ]);
    expect(rejections(attempts)).toEqual([]);
    expect([await store.stockOf(one), await store.stockOf(two)]).toEqual([985, 985]);
    expect(await store.violations()).toEqual([]);
  },
);

// Failure case 20: docs/failure-cases.md
storeTest('rejects every transition outside the workflow and writes nothing', async ({ store }) => {
  const mug = await store.product({ stockQuantity: 100 });
  const [ada, staff] = [await store.customer(), await store.staff()];
  for (const from of orderStatuses) {
    const order = await orderIn(from, ada, staff, mug);
    const allowed: readonly OrderStatus[] = orderWorkflow[from];
    for (const to of stepStatuses) {
      if (allowed.includes(to)) continue;
      const before = await everything(store, order.id);
      const rejected = await rejection(staff.api.orders[steps[to]]({ id: order.id }));
      expect(rejected).toMatchObject({
        reason: 'ILLEGAL_TRANSITION',
        details: { from, to, allowed },
      });
      expect(await everything(store, order.id)).toEqual(before);
    }
  }
  expect(await store.violations()).toEqual([]);
});

storeTest(
  'rolls back order, stock and history when a cancellation fails at its last step',
  async ({ store }) => {
    const mug = await store.product({ stockQuantity: 10 });
    const ada = await store.customer();
    const order = await ada.place([[mug, 4]]);
    // Simulates an earlier return: the database rejects the second one.
    await store.database.pool.query(
      `INSERT INTO stock_movements (product_id, kind, delta, quantity_after, order_id)
       VALUES ($1, 'cancellation', 4, 10, $2)`,
      [mug.id, order.id],
    );
    const before = await everything(store, order.id);
    await rejection(ada.api.orders.cancel({ id: order.id }));
    expect(await everything(store, order.id)).toEqual(before);
  },
);

// Failure case 55: docs/failure-cases.md
storeTest('cancels every order even if the stock would exceed its maximum', async ({ store }) => {
  const [ada, { api }] = [await store.customer(), await store.staff()];
  const mug = await store.product({ stockQuantity: 1_000_000_000, price: '0.00' });
  const billion = Array.from({ length: 1000 }, () => [mug, 1_000_000] as const);
  const orders = [];
  for (let order = 1; order <= 3; order++) {
    orders.push(await ada.place(billion));
    await api.products.adjustStock({ id: mug.id, delta: 1_000_000_000, reason: 'delivery' });
  }
  for (const { id } of orders)
    expect(await ada.api.orders.cancel({ id })).toMatchObject({ status: 'cancelled' });

  const highest = 2_147_483_647;
  expect(await store.stockOf(mug)).toBe(highest);
  const { items } = await api.products.stockHistory({ id: mug.id, limit: 100 });
  expect(items.filter(({ kind }) => kind === 'cancellation')).toHaveLength(3);
  expect(items.reduce((sum, { delta }) => sum + delta, 0)).toBe(highest);
  expect(items.map(({ quantityAfter }) => quantityAfter).every((n) => n >= 0 && n <= highest)).toBe(
    true,
  );
  expect(await store.violations()).toEqual([]);

  // Every quantity that the store can reach is valid input.
  const count = { id: mug.id, quantity: highest - 1, expectedQuantity: highest, reason: 'counted' };
  expect(await api.products.setStock(count)).toMatchObject({ stockQuantity: highest - 1 });
  const above = { id: mug.id, delta: 2, reason: 'delivery' };
  expect((await rejection(api.products.adjustStock(above))).reason).toBe('OUT_OF_RANGE');
  expect(
    await api.products.adjustStock({ ...above, delta: -(highest - 1), reason: 'sold' }),
  ).toMatchObject({ stockQuantity: 0 });
});

storeTest('reaches every status', async ({ store }) => {
  const mug = await store.product();
  const [ada, staff] = [await store.customer(), await store.staff()];
  for (const status of orderStatuses)
    expect((await orderIn(status, ada, staff, mug)).status).toBe(status);
});

storeTest('rejects an outdated version with the current order', async ({ store }) => {
  const mug = await store.product();
  const [ada, staff] = [await store.customer(), await store.staff()];
  const order = await ada.place([[mug, 1]]);
  const confirmed = await staff.api.orders.confirm({ id: order.id, expectedVersion: 1 });
  const rejected = await rejection(ada.api.orders.cancel({ id: order.id, expectedVersion: 1 }));
  expect(rejected).toMatchObject({ reason: 'VERSION_CONFLICT', details: { current: confirmed } });
  expect(await store.stockOf(mug)).toBe(99);
});

const pathTo: Readonly<Record<OrderStatus, readonly Step[]>> = {
  pending: [],
  confirmed: ['confirmed'],
  shipped: ['confirmed', 'shipped'],
  delivered: ['confirmed', 'shipped', 'delivered'],
  cancelled: ['cancelled'],
};

async function orderIn(
  status: OrderStatus,
  customer: TestUser,
  staff: TestUser,
  product: { id: string },
) {
  let order = await customer.place([[product, 1]]);
  for (const step of pathTo[status]) order = await staff.api.orders[steps[step]]({ id: order.id });
  return order;
}

async function everything(store: TestStore, orderId: string): Promise<unknown> {
  const { rows } = await store.database.pool.query(
    `SELECT o, (SELECT json_agg(e ORDER BY id) FROM order_events e WHERE order_id = $1) AS events,
            (SELECT json_agg(p ORDER BY id) FROM products p) AS products
     FROM orders o WHERE id = $1`,
    [orderId],
  );
  return rows[0];
}
