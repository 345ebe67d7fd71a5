// Embeds the store, and tests against a test store, using the installed packages.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createOrderStore, isDomainError, type OrderStore } from '@order-store/api';
import { createTestStore } from '@order-store/api/testing';
import { createClient, isStoreError } from '@order-store/sdk';
import express from 'express';

const begin = performance.now();
await using tested = await createTestStore();
const firstMs = performance.now() - begin;
const [ada, staff] = await Promise.all([tested.customer('Ada'), tested.staff()]);
const client = createClient({ url: tested.url, token: ada.token });
const shop = createClient({ url: tested.url, token: staff.token });
const mug = await shop.products.create.mutate({
  sku: 'MUG',
  name: 'Mug',
  price: '4.50',
  stockQuantity: 3,
});
const order = await client.orders.place.mutate({ items: [{ productId: mug.id, quantity: 2 }] });
assert.equal(order.totalAmount, '9.00');

const store: OrderStore = await createOrderStore({
  database: tested.databaseUrl,
  logLevel: 'error',
});
const confirmed: { status: string } = await store.asStaff().orders.confirm({ id: order.id });
assert.equal(confirmed.status, 'confirmed');
const tooMany = await store
  .asUser(ada.id)
  .orders.place({ items: [{ productId: mug.id, quantity: 2 }] })
  .catch((error: unknown) => error);
assert.ok(isDomainError(tooMany, 'INSUFFICIENT_STOCK'));
const [line] = tooMany.details.lines;
assert.equal(line?.available, 1);

const app = express();
app.use('/shop', store.router);
const server = createServer(app).listen(0, '127.0.0.1');
await once(server, 'listening');
const address = server.address();
assert.ok(address !== null && typeof address === 'object');
const url = `http://127.0.0.1:${address.port}/shop`;
const mounted = createClient({ url, token: ada.token });
assert.equal((await mounted.orders.list.query()).items.length, 1);
const weak = await mounted.auth.signUp
  .mutate({ email: 'eve@example.com', name: 'Eve', password: '1234567890' })
  .catch((error: unknown) => error);
assert.ok(isStoreError(weak, 'VALIDATION_FAILED'), 'the list of common passwords is there');

server.close();
await store.close();
console.log(
  `placed ${order.orderNumber}, embedded and mounted; the first store took ${firstMs.toFixed()} ms`,
);
