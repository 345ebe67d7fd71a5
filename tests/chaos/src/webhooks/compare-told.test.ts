import type { OrderEvent } from '@order-store/sdk';
import type { WebhookEvent } from '@order-store/sdk/webhooks';
import { expect, test } from 'vitest';
import { storedOrderEvent, storedStockEvent, type StoredOrderEvent } from '../stored-event.ts';
import { brokenTelling } from './compare-told.ts';
import { Inbox } from './inbox.ts';

const order = {
  id: '7',
  orderNumber: 'ORD-7K3F9-QXM2A',
  userId: '3',
  totalAmount: '9.99',
  createdAt: '2026-11-23T08:00:01.000000Z',
  itemCount: 1,
};
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

test('who was told everything once, in order and as it was, has nothing to complain of', () => {
  const inbox = new Inbox('shop');
  for (const each of [placed, confirmed, shipped]) tell(inbox, each);
  tellStock(inbox);
  expect(broken(inbox)).toEqual([]);
});

test('what comes again and what was refused before is no fault', () => {
  const inbox = new Inbox('shop');
  tell(inbox, placed, { acknowledge: false });
  for (const each of [placed, placed, confirmed, shipped]) tell(inbox, each);
  tellStock(inbox);
  expect(broken(inbox)).toEqual([]);
  expect(inbox.repeats).toBe(2);
});

test('what was not told is missed, also if it came and was never acknowledged', () => {
  const inbox = new Inbox('shop');
  tell(inbox, placed);
  tell(inbox, confirmed);
  tell(inbox, shipped, { acknowledge: false });
  expect(broken(inbox)).toEqual([
    'shop: was never told orders-3 (order.shipped)',
    'shop: was never told stock-4 (product.stock_changed)',
  ]);
});

test('what happened before there was the webhook, and what it does not want, must not be told', () => {
  const inbox = new Inbox('shop');
  for (const each of [placed, confirmed]) tell(inbox, each);
  const webhook = { id: '1', events: ['order.placed' as const], createdAt: confirmed.event.at };
  expect(brokenTelling({ inbox, webhook }, stored, never)).toEqual([
    'shop: was told orders-1 (order.placed), which is not for it or never happened',
    'shop: was told orders-2 (order.confirmed), which is not for it or never happened',
  ]);
});

test('a later step that comes before the earlier one was acknowledged is found', () => {
  const inbox = new Inbox('shop');
  tell(inbox, placed);
  tell(inbox, confirmed, { acknowledge: false });
  for (const each of [shipped, confirmed]) tell(inbox, each);
  tellStock(inbox);
  expect(broken(inbox)).toEqual(['shop: orders-3 came before orders-2 was acknowledged']);
});

test('other words, two deliveries of an order at once, and false contents are found', () => {
  const inbox = new Inbox('shop');
  const first = inbox.receive(placed.messageId, 'body', bodyOf(placed));
  inbox.receive(placed.messageId, 'another body', bodyOf(placed)).acknowledge();
  first.leave();
  tell(inbox, confirmed, { event: { ...confirmed.event, note: 'never said' } });
  tell(inbox, shipped, { status: 'confirmed' });
  tellStock(inbox);
  expect(broken(inbox)).toEqual([
    'shop: orders-1 was told in other words again',
    'shop: orders-1 came while order-7 was being told of already',
    expect.stringMatching(/^shop: orders-2 tells of the event .*never said/),
    'shop: orders-3 tells of the order as confirmed, which it was not then or later',
  ]);
});

test('stock of a product that may be gone may be told though it is not there any more', () => {
  const inbox = new Inbox('shop');
  for (const each of [placed, confirmed, shipped]) tell(inbox, each);
  tellStock(inbox);
  const webhook = { id: '1', events: null, createdAt: '' };
  const history = [placed, confirmed, shipped];
  expect(brokenTelling({ inbox, webhook }, history, (sku) => sku === 'MUG')).toEqual([]);
  expect(brokenTelling({ inbox, webhook }, history, never)).toHaveLength(1);
});

function broken(inbox: Inbox): string[] {
  return brokenTelling({ inbox, webhook: { id: '1', events: null, createdAt: '' } }, stored, never);
}

function never(): boolean {
  return false;
}

function step(id: string, from: OrderEvent['from'], to: OrderEvent['to']): StoredOrderEvent {
  const at = `2026-11-23T08:00:0${id}.000000Z`;
  return storedOrderEvent({
    order,
    event: { id, orderId: '7', from, to, by: null, note: null, at },
  });
}

interface Telling {
  readonly acknowledge?: boolean;
  readonly event?: OrderEvent;
  readonly status?: OrderEvent['to'];
}

function tell(inbox: Inbox, happened: StoredOrderEvent, how: Telling = {}): void {
  const visit = inbox.receive(happened.messageId, happened.messageId, bodyOf(happened, how));
  if (how.acknowledge !== false) visit.acknowledge();
  visit.leave();
}

function bodyOf(
  happened: StoredOrderEvent,
  { event = happened.event, status = event.to }: Telling = {},
): WebhookEvent {
  if (happened.type === 'product.stock_changed') throw new Error('It is an order');
  const { type } = happened;
  const data = { event, order: { ...order, status, updatedAt: event.at, version: 1 } };
  return { type, timestamp: event.at, data };
}

function tellStock(inbox: Inbox): void {
  const { movement, product, messageId } = received;
  const data = { movement, product: { ...product, name: 'Mug', stockQuantity: 9 } };
  const visit = inbox.receive(messageId, messageId, {
    type: 'product.stock_changed',
    timestamp: movement.at,
    data,
  });
  visit.acknowledge();
  visit.leave();
}
