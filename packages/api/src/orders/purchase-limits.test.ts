import { databaseTest } from '@order-store/db/testing/vitest';
import { expect } from 'vitest';
import { fulfilled, rejection, rejections, storeTest, TestStore } from '../testing/index.ts';

// Failure case 74: docs/failure-cases.md
storeTest('limits the units that each customer holds, and says what is left', async ({ store }) => {
  const staff = await store.staff();
  const [ada, grace] = await store.customers(2);
  const [mug, jug, cup] = [await store.product(), await store.product(), await store.product()];
  for (const { id } of [mug, jug])
    await staff.api.products.setPurchaseLimit({ id, perCustomer: 3 });
  expect(await store.stranger.products.get({ id: mug.id })).toMatchObject({ purchaseLimit: 3 });

  const first = await ada.place([[mug, 2]], 'key');
  const tooMany = ada.place([
    [mug, 1],
    [mug, 1],
    [cup, 9],
    [jug, 4],
  ]);
  expect(await rejection(tooMany)).toMatchObject({
    reason: 'LIMIT_EXCEEDED',
    message: expect.stringContaining(`${mug.name} (limit 3, 1 left)`),
    details: {
      lines: [
        { productId: mug.id, requested: 2, allowed: 1 },
        { productId: jug.id, requested: 4, allowed: 3 },
      ],
    },
  });
  // It also applies when staff place the order. A retry returns its order.
  const items = [{ productId: mug.id, quantity: 2 }];
  const forAda = staff.api.orders.place({ items, userId: ada.id });
  expect((await rejection(forAda)).reason).toBe('LIMIT_EXCEEDED');
  await grace.place([[mug, 3]]);
  const last = await ada.place([[mug, 1]]);
  expect(await ada.place([[mug, 2]], 'key')).toMatchObject({ id: first.id });
  expect(await store.stockOf(mug)).toBe(94);

  // Cancelled orders and units do not count, returned units do.
  await ada.api.orders.cancel({ id: last.id });
  const [item] = first.items;
  await ada.api.orders.cancelItems({
    id: first.id,
    items: [{ itemId: item?.id ?? '', quantity: 1 }],
  });
  await staff.api.orders.confirm({ id: first.id });
  await staff.api.orders.ship({ id: first.id });
  await staff.api.orders.returnItems({
    id: first.id,
    items: [{ itemId: item?.id ?? '', quantity: 1, restock: true }],
  });
  expect(await rejection(ada.place([[mug, 3]]))).toMatchObject({
    details: { lines: [{ productId: mug.id, requested: 3, allowed: 2 }] },
  });
  await ada.place([[mug, 2]]);
  expect(await store.violations()).toEqual([]);
});

storeTest('counts from when the limit was set', async ({ store }) => {
  const { api } = await store.staff();
  const ada = await store.customer();
  const mug = await store.product();
  const { id } = mug;
  await ada.place([[mug, 9]]);
  const limited = await api.products.setPurchaseLimit({ id, expectedVersion: 1, perCustomer: 2 });
  expect(limited).toMatchObject({ purchaseLimit: 2, version: 2 });
  await ada.place([[mug, 2]]);
  const limit = (perCustomer: number | null) => api.products.setPurchaseLimit({ id, perCustomer });
  const reasonOf = async (quantity: number) =>
    (await rejection(ada.place([[mug, quantity]]))).reason;
  expect(await reasonOf(1)).toBe('LIMIT_EXCEEDED');

  // The same limit again changes nothing; a different one starts a new count.
  expect(await limit(2)).toMatchObject({ version: 2 });
  expect(await reasonOf(1)).toBe('LIMIT_EXCEEDED');
  const stale = api.products.setPurchaseLimit({ id, expectedVersion: 1, perCustomer: 1 });
  expect((await rejection(stale)).reason).toBe('VERSION_CONFLICT');
  await limit(1);
  await ada.place([[mug, 1]]);
  expect(await reasonOf(1)).toBe('LIMIT_EXCEEDED');
  expect(await store.violations()).toEqual([]);
  expect(await limit(null)).toMatchObject({ purchaseLimit: null, version: 4 });
  await ada.place([[mug, 50]]);
  expect(await store.count('purchase_limit_starts')).toBe(0);

  const { items } = await api.audit.list({ kind: 'product-updated' });
  expect(items.map(({ details: { from, to } }) => [from, to])).toEqual([
    [{ purchaseLimit: 1 }, { purchaseLimit: null }],
    [{ purchaseLimit: 2 }, { purchaseLimit: 1 }],
    [{ purchaseLimit: null }, { purchaseLimit: 2 }],
  ]);
  expect((await rejection(limit(0))).reason).toBe('VALIDATION_FAILED');
  const unknown = api.products.setPurchaseLimit({ id: '999', perCustomer: 1 });
  expect((await rejection(unknown)).reason).toBe('PRODUCT_NOT_FOUND');
  expect(await store.violations()).toEqual([]);
});

databaseTest(
  'keeps the limit exactly when orders race through two processes',
  async ({ database }) => {
    const stores = [await TestStore.open(database), await TestStore.open(database)] as const;
    const [store] = stores;
    const staff = await store.staff();
    const customers = await store.customers(2);
    const [mug, jug, cup] = [await store.product(), await store.product(), await store.product()];
    await staff.api.products.setPurchaseLimit({ id: mug.id, perCustomer: 5 });
    await staff.api.products.setPurchaseLimit({ id: jug.id, perCustomer: 4 });

    // Each order has both products, in either order, and one without a limit.
    const attempts = await Promise.allSettled(
      Array.from({ length: 40 }, (_, index) => {
        const { token } = customers[index % 4 < 2 ? 0 : 1];
        const items = [mug, jug, cup].map(({ id }) => ({ productId: id, quantity: 1 }));
        const api = stores[index % 2 === 0 ? 0 : 1].as(token);
        return api.orders.place({ items: index % 3 === 0 ? items : items.toReversed() });
      }),
    );
    expect(fulfilled(attempts)).toHaveLength(8);
    for (const { reason, details } of rejections(attempts))
      expect({ reason, details }).toEqual({
        reason: 'LIMIT_EXCEEDED',
        details: { lines: [{ productId: jug.id, requested: 1, allowed: 0 }] },
      });
    expect(await Promise.all([mug, jug, cup].map((product) => store.stockOf(product)))).toEqual([
      92, 92, 92,
    ]);
    expect(await store.violations()).toEqual([]);

    // The last unit, while orders are cancelled and a limit is set.
    const [ada] = customers;
    for (let round = 0; round < 10; round++) {
      const tray = await store.product();
      const limit = () => staff.api.products.setPurchaseLimit({ id: tray.id, perCustomer: 1 });
      if (round % 2 === 0) await limit();
      const { id } = await ada.place([[tray, 1]]);
      await Promise.allSettled([
        ada.place([[tray, 1]]),
        ada.api.orders.cancel({ id }),
        stores[1].as(ada.token).orders.place({ items: [{ productId: tray.id, quantity: 1 }] }),
        limit(),
      ]);
      expect(await store.violations()).toEqual([]);
    }
  },
);

databaseTest('reads earlier purchases only for products with a limit', async ({ database }) => {
  const sent: string[] = [];
  database.observers.add({
    statement({ name, text }) {
      sent.push(name ?? text);
      return undefined;
    },
  });
  const store = await TestStore.open(database);
  const staff = await store.staff();
  const [ada, mug, jug] = [await store.customer(), await store.product(), await store.product()];
  await staff.api.products.setPurchaseLimit({ id: mug.id, perCustomer: 5 });
  const statementsOf = async (product: typeof mug) => {
    sent.length = 0;
    await ada.place([[product, 1]]);
    return [...sent];
  };
  // The first call also checks the session.
  await ada.place([[jug, 1]]);
  const without = await statementsOf(jug);
  expect(without).toContain('COMMIT');
  expect((await statementsOf(mug)).filter((name) => name !== 'read-purchases')).toEqual(without);
  expect(without).not.toContain('read-purchases');
  expect(await statementsOf(mug)).toContain('read-purchases');
});
