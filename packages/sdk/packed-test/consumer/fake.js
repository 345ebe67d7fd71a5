// A test without a server.
import assert from 'node:assert/strict';
import { isStoreError } from '@order-store/sdk';
import {
  createFakeClient,
  makeOrder,
  makeOrderWebhookEvent,
  signTestWebhook,
  testWebhookSecret,
} from '@order-store/sdk/testing';
import { verifyWebhook } from '@order-store/sdk/webhooks';

const fake = createFakeClient();
const items = [{ productId: '7', quantity: 2 }];
fake.orders.place.rejects('OVERLOADED', {}).resolves(makeOrder({ totalAmount: '9.00' }));
const { totalAmount } = await fake.orders.place.mutate({ items });
assert.equal(totalAmount, '9.00');
assert.equal(fake.orders.place.calls[0].attempts, 2);
fake.orders.place.rejects('INSUFFICIENT_STOCK', { lines: [] });
const error = await fake.orders.place.mutate({ items }).catch((thrown) => thrown);
assert.ok(isStoreError(error, 'INSUFFICIENT_STOCK'));
await assert.rejects(() => fake.auth.me.query(), /without a script/);

const event = makeOrderWebhookEvent();
const { body, headers } = await signTestWebhook(event);
assert.deepEqual(await verifyWebhook(body, headers, testWebhookSecret), event);
console.log('a fake client works without a server');
