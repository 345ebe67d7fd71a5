import { migrations } from '@order-store/db/testing';
import { expect } from 'vitest';
import { readsOf, rejection, storeTest, walkPages, type TestUser } from '../testing/index.ts';
import type { StockMovementView } from './stock-movement-view.ts';

storeTest(
  'returns author, reason and order of every change, newest first, back to the opening',
  async ({ store }) => {
    const mug = await store.product({ stockQuantity: 10 });
    const [ada, bob] = [await store.customer('Ada'), await store.staff('Bob')];
    const kept = await ada.place([[mug, 3]]);
    await bob.api.products.adjustStock({ id: mug.id, delta: -2, reason: 'broken' });
    const cancelled = await ada.place([[mug, 4]]);
    await ada.api.orders.cancel({ id: cancelled.id, note: 'changed my mind' });
    await bob.api.products.setStock({
      id: mug.id,
      quantity: 8,
      expectedQuantity: 5,
      reason: 'stock count',
    });

    const { items, nextCursor } = await bob.api.products.stockHistory({ id: mug.id });

    expect(nextCursor).toBe(null);
    const [byAda, byBob] = [
      { id: ada.id, name: 'Ada', role: 'customer' },
      { id: bob.id, name: 'Bob', role: 'staff' },
    ];
    expect(items).toMatchObject([
      { kind: 'count', delta: 3, quantityAfter: 8, reason: 'stock count', by: byBob },
      {
        kind: 'cancellation',
        delta: 4,
        quantityAfter: 5,
        reason: 'changed my mind',
        orderId: cancelled.id,
        by: byAda,
      },
      { kind: 'sale', delta: -4, quantityAfter: 1, orderId: cancelled.id, by: byAda },
      { kind: 'adjustment', delta: -2, quantityAfter: 5, reason: 'broken', orderId: null },
      {
        kind: 'sale',
        delta: -3,
        quantityAfter: 7,
        reason: null,
        orderId: kept.id,
        at: kept.createdAt,
      },
      { kind: 'opening', delta: 10, quantityAfter: 10, productId: mug.id, orderId: null },
    ]);
    expect(items.map(({ at }) => at).toSorted()).toEqual(items.map(({ at }) => at).toReversed());
    expect(new Set(items.map(({ id }) => id)).size).toBe(6);
  },
);

storeTest(
  'returns a consistent running quantity under concurrency, on pages too',
  async ({ store }) => {
    const mug = await store.product({ stockQuantity: 60 });
    const tray = await store.product({ stockQuantity: 1000 });
    const staff = await store.staff();
    const buyers = await store.customers(50);

    await Promise.allSettled([
      ...buyers.map(async (buyer, index) => {
        const order = await buyer.place([
          [tray, 1],
          [mug, 1 + (index % 3)],
        ]);
        if (index % 2 === 0) await buyer.api.orders.cancel({ id: order.id });
      }),
      ...Array.from({ length: 10 }, (_, index) =>
        staff.api.products.adjustStock({ id: mug.id, delta: index - 3 || 1, reason: 'moved' }),
      ),
      ...Array.from({ length: 10 }, () => count(staff, mug.id)),
    ]);

    for (const { id } of [mug, tray]) {
      const history = (
        await walkPages((page) => staff.api.products.stockHistory({ id, ...page }), 100)
      ).flat();
      expect(history[0]?.quantityAfter).toBe(await store.stockOf({ id }));
      expectToAddUp(history);
      for (const limit of [1, 7]) {
        const pages = await walkPages(
          (page) => staff.api.products.stockHistory({ id, ...page }),
          limit,
        );
        expect(pages.slice(0, -1).every((page) => page.length === limit)).toBe(true);
        expect(pages.flat()).toEqual(history);
      }
    }
    const kinds = (await staff.api.products.stockHistory({ id: mug.id, limit: 100 })).items.map(
      ({ kind }) => kind,
    );
    expect(kinds).toContain('sale');
    expect(kinds).toContain('cancellation');
    expect(await store.violations()).toEqual([]);
  },
);

storeTest('keeps pages stable while stock changes', async ({ store }) => {
  const mug = await store.product({ stockQuantity: 100 });
  const [ada, staff] = [await store.customer(), await store.staff()];
  const orders: { id: string }[] = [];
  for (let n = 0; n < 9; n++) orders.push(await ada.place([[mug, 2]]));
  const before = (await staff.api.products.stockHistory({ id: mug.id })).items;

  const paged = await walkPages(
    (page) => staff.api.products.stockHistory({ id: mug.id, ...page }),
    2,
    async () => {
      await ada.place([[mug, 1]]);
      await ada.api.orders.cancel({ id: orders.pop()?.id ?? '' });
      await staff.api.products.adjustStock({ id: mug.id, delta: 5, reason: 'received' });
    },
  );

  expect(paged.flat()).toEqual(before);
});

storeTest('is for staff, requires an existing product and checks cursors', async ({ store }) => {
  const [mug, tray] = [await store.product(), await store.product()];
  const [ada, staff] = [await store.customer(), await store.staff()];
  await ada.place([[mug, 1]]);
  expect((await rejection(ada.api.products.stockHistory({ id: mug.id }))).reason).toBe('FORBIDDEN');
  expect((await rejection(staff.api.products.stockHistory({ id: '999999' }))).reason).toBe(
    'PRODUCT_NOT_FOUND',
  );
  const { nextCursor } = await staff.api.products.stockHistory({ id: mug.id, limit: 1 });
  for (const cursor of [nextCursor?.slice(0, -1) ?? '', 'made up'])
    expect((await rejection(staff.api.products.stockHistory({ id: mug.id, cursor }))).reason).toBe(
      'INVALID_CURSOR',
    );
  const foreign = staff.api.products.stockHistory({ id: tray.id, cursor: nextCursor });
  expect((await rejection(foreign)).reason).toBe('INVALID_CURSOR');
});

storeTest(
  'reads only the rows of a page, even for products sold out long ago',
  async ({ store }) => {
    const mug = await store.product({ stockQuantity: 1_000_000 });
    const tray = await store.product({ stockQuantity: 1_000_000 });
    const [ada, staff] = [await store.customer(), await store.staff()];
    const order = await ada.place([[mug, 1]]);
    const { pool } = store.database;
    // Equals 5,000 orders of one product and then 20,000 of the other, in one statement.
    await pool.query(
      `WITH more AS (
         INSERT INTO orders (user_id, order_number, total_amount)
         SELECT $1, 'H-' || n, 10 FROM generate_series(1, 25000) n RETURNING id, order_number
       ), sold AS (
         UPDATE products SET stock_quantity = stock_quantity - CASE id WHEN $2 THEN 5000 ELSE 20000 END
       )
       INSERT INTO order_items (order_id, product_id, quantity, unit_price, subtotal)
       SELECT id, CASE WHEN substr(order_number, 3)::int <= 5000 THEN $2::bigint ELSE $3::bigint END, 1, 10, 10
       FROM more ORDER BY id`,
      [ada.id, mug.id, tray.id],
    );
    await pool.query('VACUUM ANALYZE order_items, orders, order_events, stock_movements');
    const nearTheOpening = String(BigInt(order.items[0]?.id ?? 0) + 51n);
    const cursor = store.services.cursors.sign(
      { key: `${nearTheOpening} 999949`, id: nearTheOpening },
      JSON.stringify(['products.stockHistory', mug.id]),
    );
    const page = { id: mug.id, limit: 50 };
    const first = await readsOf(store.database, () => staff.api.products.stockHistory(page));
    const deep = await readsOf(store.database, () =>
      staff.api.products.stockHistory({ ...page, cursor }),
    );

    for (const { indexes, buffers } of [first, deep]) {
      expect(indexes).toContain('idx_order_items_product_id_id');
      expect(buffers).toBeLessThan(500);
    }
    const { items } = await staff.api.products.stockHistory({ ...page, cursor });
    expect(items).toHaveLength(50);
    expect(items[0]?.quantityAfter).toBe(999_949);
  },
);

storeTest(
  'shows returns of orders cancelled before returns were recorded right after their sale',
  async ({ store }) => {
    const mug = await store.product({ stockQuantity: 10 });
    const [ada, staff] = [await store.customer(), await store.staff()];
    const order = await ada.place([[mug, 6]]);
    await staff.api.products.adjustStock({ id: mug.id, delta: 1, reason: 'found' });
    await ada.api.orders.cancel({ id: order.id, note: 'late' });
    await ada.place([[mug, 9]]);
    const migration = migrations.find(({ name }) => name === '018_stock_history');
    await migration?.down?.(store.database.knex);
    await migration?.up(store.database.knex);

    for (const limit of [1, 2, 3, 100]) {
      const history = (
        await walkPages((page) => staff.api.products.stockHistory({ id: mug.id, ...page }), limit)
      ).flat();
      expect(history.map(({ kind, quantityAfter }) => [kind, quantityAfter])).toEqual([
        ['sale', 2],
        ['adjustment', 11],
        ['cancellation', 10],
        ['sale', 4],
        ['opening', 10],
      ]);
      expectToAddUp(history);
    }
    expect(await store.violations()).toEqual([]);
  },
);

function expectToAddUp(history: readonly StockMovementView[]): void {
  const oldestFirst = history.toReversed();
  expect(oldestFirst[0]).toMatchObject({ kind: 'opening' });
  let quantity = 0;
  for (const { delta, quantityAfter } of oldestFirst) {
    quantity += delta;
    expect(quantityAfter).toBe(quantity);
  }
}

/** Sets the stock, retrying on concurrent changes. */
async function count(staff: TestUser, id: string): Promise<void> {
  for (let attempt = 0; attempt < 50; attempt++) {
    const { stockQuantity } = await staff.api.products.get({ id });
    const counted = await Promise.allSettled([
      staff.api.products.setStock({
        id,
        quantity: stockQuantity + 1,
        expectedQuantity: stockQuantity,
        reason: 'counted',
      }),
    ]);
    if (counted[0].status === 'fulfilled') return;
  }
}
