import {
  fulfilled,
  rejections,
  storeTest,
  type TestStore,
  type TestUser,
} from '@order-store/api/testing';
import { expect } from 'vitest';
import { placeOrderTheUsualWay } from './place-order-the-usual-way.ts';

storeTest('answers what the product answers', async ({ store }) => {
  const [ada, mug, tea] = [await store.customer(), await store.product(), await store.product()];
  const theirs = await ada.place([
    [mug, 2],
    [tea, 1],
  ]);

  const usual = await place(store, ada, [mug.id, 2], [tea.id, 1]);

  const differ = { id: '', orderNumber: '', createdAt: '', updatedAt: '', items: [] };
  expect({ ...usual, ...differ }).toEqual({ ...theirs, ...differ });
  expect(usual.items.map((item) => ({ ...item, id: '' }))).toEqual(
    theirs.items.map((item) => ({ ...item, id: '' })),
  );
  expect(await store.violations()).toEqual([]);
});

storeTest('sells one unit once to fifty who race for it', async ({ store }) => {
  const last = await store.product({ stockQuantity: 1 });
  const buyers = await store.customers(50);

  const tries = await Promise.allSettled(buyers.map((buyer) => place(store, buyer, [last.id, 1])));

  expect(fulfilled(tries)).toHaveLength(1);
  expect(rejections(tries)[0]).toMatchObject({ reason: 'INSUFFICIENT_STOCK' });
  expect(await store.stockOf(last)).toBe(0);
  expect(await store.violations()).toEqual([]);
});

storeTest('takes nothing when one product has too little', async ({ store }) => {
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

storeTest('a key places one order, also when both calls run at once', async ({ store }) => {
  const [ada, mug] = [await store.customer(), await store.product({ stockQuantity: 5 })];
  const order = { items: [{ productId: mug.id, quantity: 1 }], idempotencyKey: 'once' };

  const [first, second] = await Promise.all([
    placeOrderTheUsualWay(store.database, actorOf(ada), order),
    placeOrderTheUsualWay(store.database, actorOf(ada), order),
  ]);

  expect(second.id).toBe(first.id);
  expect(await store.stockOf(mug)).toBe(4);
  await expect(
    placeOrderTheUsualWay(store.database, actorOf(ada), {
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
  return placeOrderTheUsualWay(database, actorOf(buyer), { items });
}

function actorOf({ id }: TestUser) {
  return { id, name: 'Ada', role: 'customer', sessionId: null, keyScopes: null } as const;
}
