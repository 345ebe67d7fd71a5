import { expect } from 'vitest';
import { fulfilled, rejection, rejections, storeTest } from '../testing/index.ts';

// Failure case 22: docs/failure-cases.md
storeTest('rejects an outdated count with the current stock', async ({ store }) => {
  const { api } = await store.staff();
  const ada = await store.customer();
  const page = await store.product({ stockQuantity: 100 });
  await ada.place([[page, 5]]);

  const count = { id: page.id, quantity: 100, expectedQuantity: 100, reason: 'counted' };
  const rejected = await rejection(api.products.setStock(count));

  const current = await api.products.get({ id: page.id });
  expect(current.stockQuantity).toBe(95);
  expect(rejected).toMatchObject({ reason: 'STOCK_CHANGED', details: { current } });
  expect(await api.products.setStock({ ...count, expectedQuantity: 95 })).toMatchObject({
    stockQuantity: 100,
  });
  expect(await store.violations()).toEqual([]);
});

// Failure case 24: docs/failure-cases.md
storeTest('allows an adjustment to zero but not below', async ({ store }) => {
  const { api } = await store.staff();
  const { id } = await store.product({ stockQuantity: 3 });
  expect(
    await rejection(api.products.adjustStock({ id, delta: -4, reason: 'broken' })),
  ).toMatchObject({
    reason: 'INSUFFICIENT_STOCK',
    details: { lines: [{ productId: id, requested: 4, available: 3 }] },
  });
  const emptied = await api.products.adjustStock({ id, delta: -3, reason: 'broken' });
  expect(emptied.stockQuantity).toBe(0);
  expect(await store.violations()).toEqual([]);
});

storeTest('keeps the version when stock changes, so that edits succeed', async ({ store }) => {
  const { api } = await store.staff();
  const { id, version } = await store.product({ stockQuantity: 3 });
  const more = await api.products.adjustStock({ id, delta: 2, reason: 'delivery' });
  const counted = await api.products.setStock({
    id,
    quantity: 4,
    expectedQuantity: 5,
    reason: 'counted',
  });
  expect([more.version, counted.version]).toEqual([version, version]);
  const renamed = await api.products.update({ id, expectedVersion: version, name: 'x' });
  expect(renamed.stockQuantity).toBe(4);
});

storeTest(
  'records author, reason and resulting quantity of every stock change',
  async ({ store }) => {
    const staff = await store.staff();
    const { id } = await staff.api.products.create({ sku: 'MUG', name: 'Mug', price: '1.00' });
    await staff.api.products.adjustStock({ id, delta: 10, reason: 'delivery' });
    await staff.api.products.setStock({ id, quantity: 8, expectedQuantity: 10, reason: 'counted' });
    const { rows } = await store.database.pool.query(
      `SELECT kind, delta, quantity_after, reason, by_user_id FROM stock_movements ORDER BY id`,
    );
    const by_user_id = staff.id;
    expect(rows).toEqual([
      { kind: 'opening', delta: 0, quantity_after: 0, reason: null, by_user_id },
      { kind: 'adjustment', delta: 10, quantity_after: 10, reason: 'delivery', by_user_id },
      { kind: 'count', delta: -2, quantity_after: 8, reason: 'counted', by_user_id },
    ]);
  },
);

storeTest('applies concurrent adjustments and sales', async ({ store }) => {
  const { api } = await store.staff();
  const ada = await store.customer();
  const product = await store.product({ stockQuantity: 1000 });
  const { id } = product;
  await Promise.all(
    Array.from({ length: 40 }, (_none, index) =>
      index % 2 === 0
        ? ada.place([[product, 3]])
        : api.products.adjustStock({ id, delta: -2, reason: 'broken' }),
    ),
  );
  expect(await store.stockOf(product)).toBe(1000 - 20 * 3 - 20 * 2);
  expect(await store.violations()).toEqual([]);
});

storeTest('lets one of several concurrent counts succeed', async ({ store }) => {
  const { api } = await store.staff();
  const { id } = await store.product({ stockQuantity: 10 });
  const counts = await Promise.allSettled(
    [1, 2, 3, 4].map((quantity) =>
      api.products.setStock({ id, quantity, expectedQuantity: 10, reason: 'counted' }),
    ),
  );
  const [winner] = fulfilled(counts);
  expect(fulfilled(counts)).toHaveLength(1);
  for (const { reason, details } of rejections(counts)) {
    expect({ reason, details }).toEqual({ reason: 'STOCK_CHANGED', details: { current: winner } });
  }
  expect(await store.violations()).toEqual([]);
});

storeTest('rejects an adjustment above the maximum stock', async ({ store }) => {
  const { api } = await store.staff();
  const { id } = await store.product({ stockQuantity: 2_147_483_647 });
  const rejected = await rejection(api.products.adjustStock({ id, delta: 1, reason: 'delivery' }));
  expect(rejected.reason).toBe('OUT_OF_RANGE');
  expect(await store.violations()).toEqual([]);
});
