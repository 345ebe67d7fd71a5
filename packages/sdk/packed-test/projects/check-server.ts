import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { TestStore } from '../../../api/src/app/library/testing.ts';
import type { Product } from '@order-store/sdk';
import {
  makeOrderWebhookEvent,
  signTestWebhook,
  testWebhookSecret,
} from '@order-store/sdk/testing';

export const webhookSecret = testWebhookSecret;

/** The products and the customer of the projects. */
export interface Shop {
  readonly store: TestStore;
  readonly mug: Pick<Product, 'id' | 'name'>;
  readonly customer: Awaited<ReturnType<TestStore['customer']>>;
}

/** Lists products and places an order once, through a server with `GET /products` and `POST /orders`. */
export async function checkServer(url: string, { store, mug, customer }: Shop): Promise<void> {
  const products = await send(`${url}/products`);
  assert.equal(products.status, 200);
  assert.match(JSON.stringify(products.body), new RegExp(`"id":"${mug.id}"`));

  const order = { items: [{ productId: mug.id, quantity: 2 }], idempotencyKey: randomUUID() };
  const [first, second] = await Promise.all([
    send(`${url}/orders`, order, customer.token),
    send(`${url}/orders`, order, customer.token),
  ]);
  assert.deepEqual([first.status, second.status], [201, 201]);
  assert.equal(first.body.id, second.body.id);
  const stored = await store.asStaff().orders.get({ id: first.body.id });
  assert.deepEqual([stored.userId, stored.totalAmount], [customer.id, '25.00']);

  const tooMany = { items: [{ productId: mug.id, quantity: 1_001 }], idempotencyKey: randomUUID() };
  const rejected = await send(`${url}/orders`, tooMany, customer.token);
  assert.equal(rejected.body.reason, 'INSUFFICIENT_STOCK');
  assert.equal(rejected.body.details.lines[0].requested, 1_001);
  assert.equal((await send(`${url}/orders`, order)).status, 401);
}

/** The runtime's error for a closed port is reported as NETWORK. Returns its details. */
export async function checkUnreachable(url: string): Promise<unknown> {
  const { status, body } = await send(`${url}/products`);
  assert.deepEqual([status, body.reason], [503, 'NETWORK'], body.message);
  return body.details;
}

/** Accepts a signed event and rejects a forged one. */
export async function checkWebhook(url: string): Promise<void> {
  const { body, headers } = await signTestWebhook(makeOrderWebhookEvent());
  const post = (text: string) =>
    fetch(`${url}/hooks/orders`, { method: 'POST', headers, body: text });
  assert.equal((await post(body)).status, 204);
  assert.equal((await post(body.replace('order', 'ardor'))).status, 400);
}

async function send(url: string, body?: object, token?: string) {
  const response = await fetch(url, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  assert.match(text, /^[[{]/, `${url}: ${response.status} ${text}`);
  return { status: response.status, body: JSON.parse(text) };
}
