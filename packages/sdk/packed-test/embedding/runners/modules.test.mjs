// For Jest and for Vitest, with their globals.
import { isDomainError } from '@order-store/api';
import { createTestStore } from '@order-store/api/testing';
import { createClient, isStoreError } from '@order-store/sdk';

let store;
beforeAll(async () => {
  store = await createTestStore();
});
afterAll(() => store?.close());

test('sells the last mug once', async () => {
  const staff = store.asStaff();
  const product = { sku: 'MUG', name: 'Mug', price: '4.50', stockQuantity: 1 };
  const mug = await staff.products.create(product);
  const ada = await store.customer();
  const { orders } = createClient({ url: store.url, token: ada.token });
  const items = [{ productId: mug.id, quantity: 1 }];
  expect((await orders.place.mutate({ items })).totalAmount).toBe('4.50');

  const overHttp = await orders.place.mutate({ items }).catch((error) => error);
  expect(isStoreError(overHttp, 'INSUFFICIENT_STOCK')).toBe(true);
  const inProcess = await store
    .asUser(ada.id)
    .orders.place({ items })
    .catch((error) => error);
  expect(isDomainError(inProcess, 'INSUFFICIENT_STOCK')).toBe(true);
  expect(isStoreError(inProcess, 'INSUFFICIENT_STOCK')).toBe(true);
});

test('a stream delivers, and ends with the store', async () => {
  const own = await createTestStore();
  const mug = await own
    .asStaff()
    .products.create({ sku: 'MUG', name: 'Mug', price: '4.50', stockQuantity: 1 });
  const levels = createClient({ url: own.url }).products.watchStock.subscribe({ ids: [mug.id] });
  expect((await levels.next()).value).toMatchObject({ stockQuantity: 1 });
  await levels.return();
  await own.close();
});
