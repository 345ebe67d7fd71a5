import { expect } from 'vitest';
import { holdProduct, storeTest, TestStore } from '../testing/index.ts';

storeTest('counts placed and rejected orders by batch size', async ({ store }) => {
  const { api } = await store.staff();
  const ada = await store.customer();
  const mug = await store.product({ stockQuantity: 100 });
  const before = await api.operations.placement();
  expect(before).toMatchObject({ orders: 0, groups: 0, waiting: 0, underWay: 0 });
  expect(before.sizes.every(({ groups }) => groups === 0)).toBe(true);

  await Promise.allSettled(Array.from({ length: 150 }, () => ada.place([[mug, 1]])));

  expect(await store.count('orders')).toBe(100);
  const { orders, groups, sizes } = await api.operations.placement();
  expect(orders).toBe(150);
  expect(sizes.map(({ upTo }) => upTo)).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, null]);
  expect(sizes.reduce((sum, size) => sum + size.groups, 0)).toBe(groups);
  // A batch has at most 64 orders.
  const most = sizes.reduce((sum, size) => sum + size.groups * (size.upTo ?? 0), 0);
  expect(most).toBeGreaterThanOrEqual(150);
});

storeTest('reports waiting orders and running batches', async ({ store }) => {
  const { api } = await store.staff();
  const ada = await store.customer();
  const mug = await store.product();
  const held = await holdProduct(store.database, mug.id);
  const orders = [1, 2, 3, 4].map(() => ada.place([[mug, 1]]));
  // One transaction waits for the product, for all of them.
  await expect.poll(() => api.operations.placement()).toMatchObject({ waiting: 4, underWay: 1 });
  await held[Symbol.asyncDispose]();
  await Promise.all(orders);
  expect(await api.operations.placement()).toMatchObject({ waiting: 0, underWay: 0 });
});

storeTest('counts separately per process', async ({ store }) => {
  // A second store acts as a second process.
  const other = await TestStore.open(store.database);
  const [mug, ada, { token }] = [
    await store.product(),
    await store.customer(),
    await store.staff(),
  ];
  await ada.place([[mug, 1]]);
  const here = await store.as(token).operations.placement();
  const there = await other.as(token).operations.placement();
  expect([here.orders, there.orders]).toEqual([1, 0]);
  expect(there.process).not.toBe(here.process);
});
