import type { OrderEvent } from '@order-store/sdk';
import { makeOrderEvent, makeOrderSummary } from '@order-store/sdk/testing';
import type { WebhookEvent } from '@order-store/sdk/webhooks';
import { expect, test } from 'vitest';
import { storedOrderEvent, storedStockEvent, type StoredOrderEvent } from '../stored-event.ts';
import { deliveryProblems } from './compare-deliveries.ts';
import { Inbox } from './inbox.ts';

const order = makeOrderSummary({ id: '7', createdAt: '2026-11-23T08:00:01.000000Z' });
const { id: orderId, orderNumber, userId, totalAmount, createdAt, itemCount } = order;
const placed = step('1', null, 'pending');
const confirmed = step('2', 'pending', 'confirmed');
const shipped = step('3', 'confirmed', 'shipped');
const received = storedStockEvent({
  movement: {
    id: '4',
    productId: '5',
    kind: 'adjustment',
    delta: 2,
    quantityAfter: 9,
    reason: 'received',
    orderId: null,
    by: null,
    at: '2026-11-23T08:00:04.000000Z',
  },
  product: { id: '5', sku: 'MUG' },
});
const stored = [placed, confirmed, shipped, received];

test('accepts messages that are complete, in order and equal to the stored events', () => {
  const inbox = new Inbox('shop');
  for (const each of [placed, confirmed, shipped]) deliver(inbox, each);
  deliverStock(inbox);
  expect(problemsOf(inbox)).toEqual([]);
});

test('accepts duplicates and redelivery after a rejection', () => {
  const inbox = new Inbox('shop');
  deliver(inbox, placed, { acknowledge: false });
  for (const each of [placed, placed, confirmed, shipped]) deliver(inbox, each);
  deliverStock(inbox);
  expect(problemsOf(inbox)).toEqual([]);
  expect(inbox.duplicates).toBe(2);
});

test('reports missing messages and messages never acknowledged', () => {
  const inbox = new Inbox('shop');
  deliver(inbox, placed);
  deliver(inbox, confirmed);
  deliver(inbox, shipped, { acknowledge: false });
  expect(problemsOf(inbox)).toEqual([
    'shop: did not receive orders-3 (order.shipped)',
    'shop: did not receive stock-4 (product.stock_changed)',
  ]);
});

test('reports messages from before the subscription and of other event types', () => {
  const inbox = new Inbox('shop');
  for (const each of [placed, confirmed]) deliver(inbox, each);
  const webhook = { id: '1', events: ['order.placed' as const], createdAt: confirmed.event.at };
  expect(deliveryProblems({ inbox, webhook }, stored, never)).toEqual([
    'shop: received orders-1 (order.placed), which it does not subscribe to or is not stored',
    'shop: received orders-2 (order.confirmed), which it does not subscribe to or is not stored',
  ]);
});

test('reports a message received before the previous one was acknowledged', () => {
  const inbox = new Inbox('shop');
  deliver(inbox, placed);
  deliver(inbox, confirmed, { acknowledge: false });
  for (const each of [shipped, confirmed]) deliver(inbox, each);
  deliverStock(inbox);
  expect(problemsOf(inbox)).toEqual([
    'shop: orders-3 was received before orders-2 was acknowledged',
  ]);
});

test('reports a changed body, concurrent deliveries of an order, and wrong contents', () => {
  const inbox = new Inbox('shop');
  const first = inbox.receive(placed.messageId, 'body', bodyOf(placed));
  inbox.receive(placed.messageId, 'another body', bodyOf(placed)).acknowledge();
  first.close();
  deliver(inbox, confirmed, { event: { ...confirmed.event, note: 'not stored' } });
  deliver(inbox, shipped, { status: 'confirmed' });
  deliverStock(inbox);
  expect(problemsOf(inbox)).toEqual([
    'shop: orders-1 was delivered again with a different body',
    'shop: orders-1 was delivered during another delivery about order-7',
    expect.stringMatching(/^shop: orders-2 has the event .*not stored/),
    'shop: orders-3 has the order status confirmed, which it did not have then or later',
  ]);
});

test('accepts stock messages of a product that may have been deleted', () => {
  const inbox = new Inbox('shop');
  for (const each of [placed, confirmed, shipped]) deliver(inbox, each);
  deliverStock(inbox);
  const webhook = { id: '1', events: null, createdAt: '' };
  const history = [placed, confirmed, shipped];
  expect(deliveryProblems({ inbox, webhook }, history, (sku) => sku === 'MUG')).toEqual([]);
  expect(deliveryProblems({ inbox, webhook }, history, never)).toHaveLength(1);
});

function problemsOf(inbox: Inbox): string[] {
  return deliveryProblems(
    { inbox, webhook: { id: '1', events: null, createdAt: '' } },
    stored,
    never,
  );
}

function never(): boolean {
  return false;
}

function step(id: string, from: OrderEvent['from'], to: OrderEvent['to']): StoredOrderEvent {
  const at = `2026-11-23T08:00:0${id}.000000Z`;
  return storedOrderEvent({
    order: { id: orderId, orderNumber, userId, totalAmount, createdAt, itemCount },
    event: makeOrderEvent({ id, orderId, from, to, by: null, at }),
  });
}

interface Options {
  readonly acknowledge?: boolean;
  readonly event?: OrderEvent;
  readonly status?: OrderEvent['to'];
}

function deliver(inbox: Inbox, happened: StoredOrderEvent, options: Options = {}): void {
  const delivery = inbox.receive(happened.messageId, happened.messageId, bodyOf(happened, options));
  if (options.acknowledge !== false) delivery.acknowledge();
  delivery.close();
}

function bodyOf(
  happened: StoredOrderEvent,
  { event = happened.event, status = event.to }: Options = {},
): WebhookEvent {
  if (happened.type === 'product.stock_changed') throw new Error('It is an order');
  const { type } = happened;
  const data = { event, order: { ...order, status, updatedAt: event.at, version: 1 } };
  return { type, timestamp: event.at, data };
}

function deliverStock(inbox: Inbox): void {
  const { movement, product, messageId } = received;
  const data = { movement, product: { ...product, name: 'Mug', stockQuantity: 9 } };
  const delivery = inbox.receive(messageId, messageId, {
    type: 'product.stock_changed',
    timestamp: movement.at,
    data,
  });
  delivery.acknowledge();
  delivery.close();
}
