// Uses the SDK from plain JavaScript.
import assert from 'node:assert/strict';
import { createClient, isStoreError, iterate, StoreError } from '@order-store/sdk';

const { STORE_URL: url, STAFF_EMAIL: email, STAFF_PASSWORD: password } = process.env;
const unique = `${Date.now()}-${process.pid}`;

const stranger = createClient({ url });
const { token: staffToken } = await stranger.auth.signIn.mutate({ email, password });
const staff = createClient({ url, token: staffToken });
const mug = await staff.products.create.mutate({
  sku: `MUG-${unique}`,
  name: 'Mug',
  price: '29.99',
  stockQuantity: 5,
});

let token;
let stock;
const ada = createClient({ url: `${url}/trpc`, token: async () => token });
({ token } = await ada.auth.signUp.mutate({
  email: `ada-${unique}@example.com`,
  name: 'Ada',
  password: 'correct horse battery',
}));

const updates = [];
const watching = ada.orders.watch.subscribe(
  {},
  { onData: ({ data }) => updates.push(data), onError: (error) => updates.push(error) },
);
const levels = [];
await new Promise((resolve, reject) => {
  const onData = (level) => {
    levels.push(level.stockQuantity);
    if (levels.length === 1) resolve();
  };
  stock = stranger.products.watchStock.subscribe({ ids: [mug.id] }, { onData, onError: reject });
});

const items = [{ productId: mug.id, quantity: 2 }];
const [order, me] = await Promise.all([
  ada.orders.place.mutate({ items, idempotencyKey: unique }),
  ada.auth.me.query(),
]);
assert.equal(order.totalAmount, '59.98');
assert.equal(order.userId, me.id);
const again = await ada.orders.place.mutate({ items, idempotencyKey: unique });
assert.equal(again.id, order.id);

const orders = [];
for await (const { orderNumber } of iterate(ada.orders.list, { limit: 1 }))
  orders.push(orderNumber);
assert.deepEqual(orders, [order.orderNumber]);

const tooMany = await ada.orders.place
  .mutate({ items: [{ productId: mug.id, quantity: 4 }] })
  .catch((error) => error);
assert.ok(tooMany instanceof StoreError);
assert.equal(tooMany.reason, 'INSUFFICIENT_STOCK', tooMany.message);
assert.ok(isStoreError(tooMany, 'INSUFFICIENT_STOCK'));
assert.deepEqual(tooMany.details.lines, [{ productId: mug.id, requested: 4, available: 3 }]);
assert.equal(tooMany.retryable, false);

const unreachable = createClient({ url: 'http://127.0.0.1:1' });
const networkError = await unreachable.products.list.query().catch((error) => error);
assert.ok(
  isStoreError(networkError, 'NETWORK') && networkError.retryable && networkError.status === null,
);

const tooLate = Date.now() + 30_000;
while (updates.length < 1 || levels.length < 2) {
  assert.ok(Date.now() < tooLate, 'the subscription delivers the order');
  await new Promise((resolve) => setTimeout(resolve, 20));
}
watching.unsubscribe();
stock.unsubscribe();
assert.equal(updates[0].order.id, order.id);
assert.deepEqual(levels, [5, 3]);

console.log(`placed ${order.orderNumber} for ${order.totalAmount}`);
