import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { isStoreError } from '@order-store/sdk';
import { address, openTestShop, type TestShop } from './open-test-shop.ts';

let shop: TestShop;
before(async () => {
  shop = await openTestShop();
});
after(() => shop.close());

test('stores the address with the order, for its customer only', async () => {
  const [mug, ada, eve] = await Promise.all([
    createMug(5),
    shop.store.customer('Ada'),
    shop.store.customer('Eve'),
  ]);
  const { id } = await shop.clientOf(ada).orders.place.mutate({
    items: [{ productId: mug.id, quantity: 1 }],
    metadata: { address },
  });
  assert.deepEqual(await rowsOf(id), [{ order_id: id, ...address }]);
  assert.deepEqual(await readAddress(id, ada.token), { status: 200, body: address });
  assert.equal((await readAddress(id, eve.token)).status, 404);
  assert.equal((await readAddress(id, 'nobody')).status, 401);
});

test('adds delivery to small orders', async () => {
  const [mug, ada] = await Promise.all([createMug(20), shop.store.customer('Ada')]);
  const { place } = shop.clientOf(ada).orders;
  const small = await place.mutate({
    items: [{ productId: mug.id, quantity: 3 }],
    metadata: { address },
  });
  const large = await place.mutate({
    items: [{ productId: mug.id, quantity: 4 }],
    metadata: { address },
  });
  assert.deepEqual([small.grandTotal, large.grandTotal], ['42.40', '50.00']);
});

test('rejects an order without an address, and one to a country without delivery', async () => {
  const [mug, ada] = await Promise.all([createMug(5), shop.store.customer('Ada')]);
  const client = shop.clientOf(ada);
  const items = [{ productId: mug.id, quantity: 1 }];
  await assert.rejects(
    // @ts-expect-error -- the type has an address
    client.orders.place.mutate({ items, metadata: {} }),
    (error) => isStoreError(error, 'VALIDATION_FAILED'),
  );
  await assert.rejects(
    client.orders.place.mutate({ items, metadata: { address: { ...address, country: 'US' } } }),
    (error) => isStoreError(error, 'REJECTED') && error.details.code === 'NO_DELIVERY',
  );
  assert.deepEqual((await client.orders.list.query()).items, []);
  assert.equal((await client.products.get.query({ id: mug.id })).stockQuantity, 5);
});

test('sells the last mug once, with one address', async () => {
  const mug = await createMug(1);
  const customers = await Promise.all(
    ['Ada', 'Grace', 'Joan'].map((name) => shop.store.customer(name)),
  );
  const attempts = await Promise.allSettled(
    customers.map((customer) =>
      shop.clientOf(customer).orders.place.mutate({
        items: [{ productId: mug.id, quantity: 1 }],
        metadata: { address },
      }),
    ),
  );
  assert.equal(attempts.filter(({ status }) => status === 'fulfilled').length, 1);
  const { rows } = await shop.database.query(
    'SELECT FROM addresses JOIN order_items USING (order_id) WHERE product_id = $1',
    [mug.id],
  );
  assert.equal(rows.length, 1);
});

let count = 0;

function createMug(stockQuantity: number) {
  const sku = `MUG-${++count}`;
  return shop.store.asStaff().products.create({ sku, name: 'Mug', price: '12.50', stockQuantity });
}

async function rowsOf(orderId: string): Promise<unknown[]> {
  const sql = 'SELECT * FROM addresses WHERE order_id = $1';
  return (await shop.database.query(sql, [orderId])).rows;
}

async function readAddress(orderId: string, token: string) {
  const headers = { authorization: `Bearer ${token}` };
  const response = await fetch(`${shop.url}/addresses/${orderId}`, { headers });
  return { status: response.status, body: await response.json() };
}
