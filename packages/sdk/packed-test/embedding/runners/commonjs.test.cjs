// For Jest.

let store;
let sdk;
beforeAll(async () => {
  sdk = await import('@order-store/sdk');
  const { createTestStore } = await import('@order-store/api/testing');
  store = await createTestStore();
});
afterAll(() => store?.close());

test('reads a product', async () => {
  const product = { sku: 'MUG', name: 'Mug', price: '4.50', stockQuantity: 1 };
  const { id } = await store.asStaff().products.create(product);
  const client = sdk.createClient({ url: store.url });
  expect(await client.products.get.query({ id })).toMatchObject(product);
});
