import {
  fulfilled,
  rejections,
  storeTest,
  type TestStore,
  type TestUser,
} from '@order-store/api/testing';
import { expect } from 'vitest';
import { placeOrderBaseline } from './place-order-baseline.ts';

storeTest('returns the same order as the API', async ({ store }) => {
  const [ada, mug, tea] = [await store.customer(), await store.product(), await store.product()];
  const expected = await ada.place([
    [mug, 2],
    [tea, 1],
  ]);

  const placed = await place(store, ada, [mug.id, 2], [tea.id, 1]);

  const varying = { id: '', orderNumber: '', createdAt: '', updatedAt: '', items: [] };
  expect({ ...placed, ...varying }).toEqual({ ...expected, ...varying });
  expect(placed.items.map((item) => ({ ...item, id: '' }))).toEqual(
    expected.items.map((item) => ({ ...item, id: '' })),
  );
  expect(await store.violations()).toEqual([]);
});

storeTest('sells the last unit exactly once when fifty customers race', async ({ store }) => {
  const last = await store.product({ stockQuantity: 1 });
  const buyers = await store.customers(50);

  const attempts = await Promise.allSettled(
    buyers.map((buyer) => place(store, buyer, [last.id, 1])),
  );

  expect(fulfilled(attempts)).toHaveLength(1);
  expect(rejections(attempts)[0]).toMatchObject({ reason: 'INSUFFICIENT_STOCK' });
  expect(await store.stockOf(last)).toBe(0);
  expect(await store.violations()).toEqual([]);
});

storeTest('reduces no stock when one product is short of stock', async ({ store }) => {
  const [ada, mug, tea] = [
    await store.customer(),
    await store.product({ stockQuantity: 5 }),
    await store.product({ stockQuantity: 0 }),
  ];

  await expect(place(store, ada, [mug.id, 1], [tea.id, 1])).rejects.toMatchObject({
    reason: 'INSUFFICIENT_STOCK',
  });

  expect(await store.stockOf(mug)).toBe(5);
});

storeTest('an idempotency key places one order when two calls race', async ({ store }) => {
  const [ada, mug] = [await store.customer(), await store.product({ stockQuantity: 5 })];
  const order = { items: [{ productId: mug.id, quantity: 1 }], idempotencyKey: 'once' };

  const [first, second] = await Promise.all([
    placeOrderBaseline(store.database, actorOf(ada), order),
    placeOrderBaseline(store.database, actorOf(ada), order),
  ]);

  expect(second.id).toBe(first.id);
  expect(await store.stockOf(mug)).toBe(4);
  await expect(
    placeOrderBaseline(store.database, actorOf(ada), {
      ...order,
      items: [{ productId: mug.id, quantity: 2 }],
    }),
  ).rejects.toMatchObject({ reason: 'IDEMPOTENCY_KEY_REUSED' });
});

function place(
  { database }: TestStore,
  buyer: TestUser,
  ...lines: readonly (readonly [productId: string, quantity: number])[]
) {
  const items = lines.map(([productId, quantity]) => ({ productId, quantity }));
  return placeOrderBaseline(database, actorOf(buyer), { items });
}

function actorOf({ id }: TestUser) {
  return {
    id,
    name: 'Ada',
    role: 'customer',
    sessionId: null,
    keyId: null,
    keyScopes: null,
  } as const;
}
