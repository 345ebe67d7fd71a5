import { randomUUID } from 'node:crypto';
import { createTestStore } from '@order-store/api/testing';
import { createClient } from '@order-store/sdk';
import { expect, test } from 'vitest';
import { checkout } from './checkout.ts';

test('sells the last mug once and returns the available quantity', async () => {
  await using store = await createTestStore();
  const mug = await store
    .asStaff()
    .products.create({ sku: 'MUG', name: 'Mug', price: '12.50', stockQuantity: 1 });
  const [ada, grace] = await Promise.all([store.customer('Ada'), store.customer('Grace')]);
  const lines = [{ productId: mug.id, quantity: 1 }];

  const outcomes = await Promise.all(
    [ada, grace].map(({ token }) =>
      checkout(createClient({ url: store.url, token }), { id: randomUUID(), lines }),
    ),
  );

  expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual([
    'insufficient-stock',
    'placed',
  ]);
  expect(outcomes).toContainEqual({
    outcome: 'insufficient-stock',
    available: new Map([[mug.id, 0]]),
  });
  const { items: orders } = await store.asStaff().orders.list();
  expect(orders).toHaveLength(1);
});

test('places one order on a double click', async () => {
  await using store = await createTestStore();
  const mug = await store
    .asStaff()
    .products.create({ sku: 'MUG', name: 'Mug', price: '12.50', stockQuantity: 9 });
  const { token } = await store.customer();
  const client = createClient({ url: store.url, token });
  const cart = { id: randomUUID(), lines: [{ productId: mug.id, quantity: 2 }] };

  const [first, second] = await Promise.all([checkout(client, cart), checkout(client, cart)]);

  expect(first).toEqual(second);
  expect(await store.anonymous.products.get({ id: mug.id })).toMatchObject({ stockQuantity: 7 });
});
