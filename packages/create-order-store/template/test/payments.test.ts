import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sign, type Notification } from '../src/payments.ts';
import { address, openTestShop, paymentSecret, type TestShop } from './open-test-shop.ts';

let shop: TestShop;
before(async () => {
  shop = await openTestShop();
});
after(() => shop.close());

test('a signed notification confirms the order, and counts once', async () => {
  const { id, grandTotal } = await placeOrder('MUG-1');
  const paid = { orderId: id, reference: 'pay_1', kind: 'captured', amount: grandTotal } as const;
  assert.equal(await send(paid), 204);
  assert.equal(await send(paid), 204);
  const order = await shop.store.asStaff().orders.get({ id });
  assert.equal(order.status, 'confirmed');
  assert.equal(order.payment.captured, grandTotal);
});

test('a notification with another signature changes nothing', async () => {
  const { id, grandTotal } = await placeOrder('MUG-2');
  const forged = { orderId: id, reference: 'pay_2', kind: 'captured', amount: grandTotal } as const;
  assert.equal(await send(forged, 'another secret'), 401);
  const order = await shop.store.asStaff().orders.get({ id });
  assert.equal(order.status, 'pending');
  assert.equal(order.payment.captured, '0.00');
});

test('a notification for no order is rejected', async () => {
  const lost = {
    orderId: '987654321',
    reference: 'pay_3',
    kind: 'captured',
    amount: '1.00',
  } as const;
  assert.equal(await send(lost), 404);
});

async function placeOrder(sku: string) {
  const product = { sku, name: 'Mug', price: '12.50', stockQuantity: 1 };
  const mug = await shop.store.asStaff().products.create(product);
  return shop.clientOf(await shop.store.customer()).orders.place.mutate({
    items: [{ productId: mug.id, quantity: 1 }],
    metadata: { address },
  });
}

async function send(notification: Notification, secret = paymentSecret): Promise<number> {
  const body = JSON.stringify(notification);
  const headers = { 'content-type': 'application/json', 'x-signature': sign(body, secret) };
  const request = { method: 'POST', headers, body };
  return (await fetch(`${shop.url}/payments/notifications`, request)).status;
}
