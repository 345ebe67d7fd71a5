import { expect } from 'vitest';
import { fulfilled, rejection, rejections, storeTest } from '../testing/index.ts';

// Failure case 21: docs/failure-cases.md
storeTest('a rename keeps the stock of a concurrent sale', async ({ store }) => {
  const { api } = await store.staff();
  const ada = await store.customer();
  const page = await store.product({ stockQuantity: 100 });
  await ada.place([[page, 5]]);

  const renamed = await api.products.update({
    id: page.id,
    expectedVersion: page.version,
    name: 'Blue mug',
  });

  expect(renamed).toMatchObject({ name: 'Blue mug', stockQuantity: 95, version: 2 });
  expect(await store.violations()).toEqual([]);
});

// Failure case 23: docs/failure-cases.md
storeTest(
  'lets one of two edits of a version succeed; the other gets the current row',
  async ({ store }) => {
    const [first, second] = [await store.staff(), await store.staff()];
    for (let round = 0; round < 20; round++) {
      const { id, version: expectedVersion } = await store.product();
      const edits = await Promise.allSettled([
        first.api.products.update({ id, expectedVersion, price: '1.00' }),
        second.api.products.update({ id, expectedVersion, price: '2.00' }),
      ]);
      const [winner] = fulfilled(edits);
      expect(fulfilled(edits)).toHaveLength(1);
      expect(rejections(edits)).toMatchObject([
        { reason: 'VERSION_CONFLICT', details: { current: winner } },
      ]);
      expect(await store.stranger.products.get({ id })).toEqual(winner);
      expect(winner?.version).toBe(2);
    }
  },
);

storeTest('rejects a version that never existed', async ({ store }) => {
  const { api } = await store.staff();
  const { id } = await store.product();
  for (const expectedVersion of [2, 2 ** 31 - 1]) {
    expect((await rejection(api.products.update({ id, expectedVersion, name: 'x' }))).reason).toBe(
      'VERSION_CONFLICT',
    );
  }
});

storeTest('updates only the given fields', async ({ store }) => {
  const { api } = await store.staff();
  const created = await api.products.create({
    sku: ' MUG ',
    name: ' Mug ',
    description: 'White',
    price: '4.5',
    stockQuantity: 7,
  });
  expect(created).toMatchObject({ sku: 'MUG', name: 'Mug', price: '4.50', stockQuantity: 7 });

  const cheaper = await api.products.update({ id: created.id, expectedVersion: 1, price: '4' });
  const { updatedAt } = cheaper;
  expect(cheaper).toEqual({ ...created, price: '4.00', version: 2, updatedAt });
  expect(updatedAt > created.updatedAt).toBe(true);

  const plain = await api.products.update({
    id: created.id,
    expectedVersion: 2,
    description: null,
  });
  expect(plain).toMatchObject({ description: null, name: 'Mug', sku: 'MUG', version: 3 });
});

storeTest('keeps SKUs unique under concurrency', async ({ store }) => {
  const { api } = await store.staff();
  const attempts = await Promise.allSettled(
    [1, 2, 3, 4].map(() => api.products.create({ sku: 'MUG', name: 'Mug', price: '4.50' })),
  );
  expect(fulfilled(attempts)).toHaveLength(1);
  expect(new Set(rejections(attempts).map(({ reason }) => reason))).toEqual(new Set(['SKU_TAKEN']));

  const other = await store.product();
  const taking = api.products.update({ id: other.id, expectedVersion: 1, sku: 'MUG' });
  expect((await rejection(taking)).reason).toBe('SKU_TAKEN');
  expect(await api.products.get({ id: other.id })).toEqual(other);
  // A rejected creation leaves no stock movement.
  expect(await store.violations()).toEqual([]);
  expect(await store.count('stock_movements')).toBe(2);
});

storeTest(
  'does not delete a product that is in an order, even a cancelled one',
  async ({ store }) => {
    const { api } = await store.staff();
    const ada = await store.customer();
    const [sold, unsold] = [await store.product(), await store.product()];
    const order = await ada.place([[sold, 1]]);
    await ada.api.orders.cancel({ id: order.id });

    expect((await rejection(api.products.delete({ id: sold.id }))).reason).toBe('IN_USE');
    expect(await api.products.delete({ id: unsold.id })).toEqual({});
    const again = await rejection(api.products.delete({ id: unsold.id }));
    expect(again).toMatchObject({ reason: 'PRODUCT_NOT_FOUND', details: { ids: [unsold.id] } });
    expect(await api.products.get({ id: sold.id })).toMatchObject({ stockQuantity: 100 });
  },
);

storeTest('deletes the product or places the order when both race', async ({ store }) => {
  const { api } = await store.staff();
  const ada = await store.customer();
  for (let round = 0; round < 20; round++) {
    const product = await store.product();
    const [deleted, placed] = await Promise.allSettled([
      api.products.delete({ id: product.id }),
      ada.place([[product, 1]]),
    ]);
    const [lost] = rejections([deleted, placed]);
    expect(fulfilled<unknown>([deleted, placed])).toHaveLength(1);
    expect(lost?.reason).toBe(placed.status === 'fulfilled' ? 'IN_USE' : 'PRODUCT_NOT_FOUND');
  }
  expect(await store.violations()).toEqual([]);
});

storeTest('rejects changes to missing products', async ({ store }) => {
  const { api } = await store.staff();
  const id = '999';
  const calls = await Promise.allSettled([
    api.products.update({ id, expectedVersion: 1, name: 'x' }),
    api.products.delete({ id }),
    api.products.adjustStock({ id, delta: 1, reason: 'x' }),
    api.products.setStock({ id, quantity: 1, expectedQuantity: 0, reason: 'x' }),
  ]);
  expect(rejections(calls)).toHaveLength(calls.length);
  for (const { reason, details } of rejections(calls)) {
    expect({ reason, details }).toEqual({ reason: 'PRODUCT_NOT_FOUND', details: { ids: [id] } });
  }
});
