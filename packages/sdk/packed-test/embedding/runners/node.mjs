// For node:test.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createTestStore } from '@order-store/api/testing';
import { createClient, isStoreError } from '@order-store/sdk';

let store;
before(async () => {
  store = await createTestStore();
});
after(() => store?.close());

void test('sells the last mug once', async () => {
  const mug = await store
    .asStaff()
    .products.create({ sku: 'MUG', name: 'Mug', price: '4.50', stockQuantity: 1 });
  const { token } = await store.customer();
  const { orders } = createClient({ url: store.url, token });
  const place = () => orders.place.mutate({ items: [{ productId: mug.id, quantity: 1 }] });
  assert.equal((await place()).totalAmount, '4.50');
  await assert.rejects(place, (error) => isStoreError(error, 'INSUFFICIENT_STOCK'));
});
