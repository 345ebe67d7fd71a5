import { databaseTest } from '@order-store/db/testing/vitest';
import { expect, test } from 'vitest';
import { endOfEvents, formatPosition } from '../platform/events/event-log.ts';
import { rollUpSales } from '../reports/roll-up-sales.ts';
import { feedDeliveries } from '../webhooks/feed-deliveries.ts';
import { webhookEventTypes } from '../webhooks/webhook-views.ts';
import {
  openStream,
  serveTestApi,
  startTcpProxy,
  startTestApi,
  TestStore,
  type EventStream,
} from '../testing/index.ts';
import type { OrderUpdate } from './watch-orders.ts';

const watch = (url: string, options: Parameters<typeof openStream>[2] = {}) =>
  openStream<OrderUpdate>(url, 'orders.watch', options);

test('streams every step of the customer’s own orders only', async () => {
  await using api = await startTestApi();
  const { store } = api;
  const [ada, bob, staff] = [await store.customer(), await store.customer(), await store.staff()];
  const product = await store.product();
  await using adas = await watch(api.url, { token: ada.token });
  await using everybodys = await watch(api.url, { token: staff.token });

  const theirs = await bob.place([[product, 1]]);
  const own = await ada.place([[product, 2]]);
  const confirmed = await staff.api.orders.confirm({ id: own.id, note: 'paid' });
  await adas.count(2);
  await everybodys.count(3);

  const history = await ada.api.orders.history({ id: own.id });
  expect(adas.messages.map(({ data }) => data.event)).toEqual(history);
  expect(adas.messages.at(-1)?.data.event.note).toBeNull();
  expect(everybodys.messages.at(-1)?.data.event.note).toBe('paid');
  const { items: _items, shipments: _shipments, ...summary } = confirmed;
  expect(adas.messages.at(-1)?.data.order).toEqual({ ...summary, itemCount: 1 });
  expect(stepsOf(everybodys)).toEqual([
    [theirs.id, 'pending'],
    [own.id, 'pending'],
    [own.id, 'confirmed'],
  ]);
  expect(adas.headers.get('content-type')).toBe('text/event-stream');
  expect(adas.headers.get('cache-control')).toBe('no-store, no-transform');
  expect(adas.headers.get('x-accel-buffering')).toBe('no');
  expect(adas.headers.get('content-encoding')).toBeNull();
});

test('streams and delivers what happens to an order besides its status', async () => {
  await using api = await startTestApi();
  const { store } = api;
  const [ada, staff] = [await store.customer(), await store.staff()];
  const { id: webhookId } = await staff.api.webhooks.create({
    url: 'https://shop.example/hook',
    events: webhookEventTypes.filter((type) => type.startsWith('order.')),
  });
  const product = await store.product({ price: '10.00' });
  const order = await ada.place([[product, 1]]);
  const input = { orderId: order.id };
  await using stream = await watch(api.url, { token: ada.token, input });

  const pay = (amount: string, reference: string) =>
    staff.api.payments.record({ ...input, provider: 'bank', reference, kind: 'captured', amount });
  await pay('4.00', 'a');
  await pay('4.00', 'a');
  await staff.api.orders.updateMetadata({ id: order.id, metadata: { gift: true } });
  const held = await staff.api.orders.extendHold({ id: order.id, expiresInSeconds: 600 });
  await pay('6.00', 'b');
  await stream.count(5);

  const events = stream.messages.map(({ data: { event } }) => [event.kind, event.from, event.to]);
  expect(events).toEqual([
    ['payment_recorded', 'pending', 'pending'],
    ['metadata_updated', 'pending', 'pending'],
    ['hold_extended', 'pending', 'pending'],
    ['status_changed', 'pending', 'confirmed'],
    ['payment_recorded', 'confirmed', 'confirmed'],
  ]);
  const { payment, metadata } = stream.messages.at(-1)?.data.order ?? {};
  expect({ status: payment?.status, metadata }).toEqual({
    status: 'paid',
    metadata: { gift: true },
  });
  expect(stream.messages[0]?.data.event.by).toMatchObject({ id: staff.id });
  expect(held.expiresAt).not.toBeNull();

  // The running API feeds deliveries as well, and may be doing so.
  const delivered = async () => {
    await feedDeliveries(store.database);
    const { items } = await staff.api.webhooks.listDeliveries({ webhookId });
    return items.map(({ type }) => type).toReversed();
  };
  await expect
    .poll(delivered)
    .toEqual([
      'order.placed',
      'order.payment_recorded',
      'order.metadata_updated',
      'order.hold_extended',
      'order.confirmed',
      'order.payment_recorded',
    ]);
  const history = await ada.api.orders.history({ id: order.id });
  expect(history.map(({ kind, to }) => [kind, to])).toEqual([
    ['status_changed', 'pending'],
    ['status_changed', 'confirmed'],
  ]);
  expect(await store.violations()).toEqual([]);
  await rollUpSales(store.database);
  expect(await store.violations()).toEqual([]);
});

test('streams a single order to its owner and to staff', async () => {
  await using api = await startTestApi();
  const { store } = api;
  const [ada, staff] = [await store.customer(), await store.staff()];
  const product = await store.product();
  const [watched, other] = [await ada.place([[product, 1]]), await ada.place([[product, 1]])];
  const input = { orderId: watched.id };
  await using owners = await watch(api.url, { token: ada.token, input });
  await using staffs = await watch(api.url, { token: staff.token, input });

  await staff.api.orders.cancel({ id: other.id });
  await staff.api.orders.confirm({ id: watched.id });
  await staff.api.orders.ship({ id: watched.id });

  for (const stream of [owners, staffs]) {
    await stream.count(2);
    expect(stepsOf(stream).slice(-2)).toEqual([
      [watched.id, 'confirmed'],
      [watched.id, 'shipped'],
    ]);
  }
});

// Failure case 34: docs/failure-cases.md
test('rejects another customer’s order and an invalid token before streaming', async () => {
  await using api = await startTestApi();
  const { store } = api;
  const [ada, bob] = [await store.customer(), await store.customer()];
  const order = await ada.place([[await store.product(), 1]]);
  const rejectionOf = async (options: Parameters<typeof watch>[1]) => {
    await using stream = await watch(api.url, options);
    await expect.poll(() => stream.ended).toBe(true);
    expect(stream.messages).toEqual([]);
    expect(stream.error?.data.requestId).toBe(stream.headers.get('x-request-id'));
    expect(stream.error?.data.path).toBe('orders.watch');
    return stream.error?.data.reason;
  };
  const { token } = bob;
  expect(await rejectionOf({ token, input: { orderId: order.id } })).toBe('ORDER_NOT_FOUND');
  expect(await rejectionOf({ token, input: { orderId: '987654321' } })).toBe('ORDER_NOT_FOUND');
  expect(await rejectionOf({})).toBe('UNAUTHENTICATED');
  expect(await rejectionOf({ token: 'made-up' })).toBe('UNAUTHENTICATED');
  for (const lastEventId of ['x', '7', '1-2-3', '9'.repeat(50)])
    expect(await rejectionOf({ token, lastEventId })).toBe('VALIDATION_FAILED');
});

// Failure case 32: docs/failure-cases.md
databaseTest(
  'resumes after the last event id without gaps or duplicates',
  async ({ database }) => {
    const store = await TestStore.open(database);
    await using first = await serveTestApi(database.url);
    await using second = await serveTestApi(database.url);
    const [ada, bob, staff] = [await store.customer(), await store.customer(), await store.staff()];
    const product = await store.product({ stockQuantity: 10_000 });
    const start = formatPosition(await endOfEvents(database, 'order_events'));
    const placed: string[] = [];
    const received = new Map<string, string[]>();
    let placing = true;
    const place = async () => {
      for (let count = 0; count < 250; count++) {
        const [own] = await Promise.all([ada.place([[product, 1]]), bob.place([[product, 1]])]);
        placed.push(own.id);
      }
      placing = false;
    };
    // Each reconnects through the other process, whose reader may be ahead or behind.
    const follow = async (name: string, token: string, wanted: () => number) => {
      const ids: string[] = [];
      received.set(name, ids);
      let lastEventId = start;
      for (let turn = 0; placing || ids.length < wanted(); turn++) {
        await using proxy = await startTcpProxy([first.url, second.url][turn % 2] ?? '');
        const stream = await watch(proxy.url.replace(/\/$/, ''), { token, lastEventId });
        const enough = Math.min(40, Math.max(1, wanted() - ids.length));
        await expect
          .poll(() => stream.messages.length >= enough || !placing, { timeout: 20_000 })
          .toBe(true);
        await proxy.goAway();
        await expect.poll(() => stream.ended, { timeout: 20_000 }).toBe(true);
        expect(stream.error).toBeUndefined();
        for (const { id = '', data } of stream.messages) {
          ids.push(data.event.id);
          lastEventId = id;
        }
      }
    };
    await Promise.all([
      place(),
      follow('own', ada.token, () => placed.length),
      follow('everyone', staff.token, () => placed.length * 2),
    ]);

    const { rows } = await database.pool.query<{ id: string; userId: string }>(
      `SELECT order_events.id, user_id AS "userId" FROM order_events JOIN orders ON orders.id = order_id
       ORDER BY transaction_id, order_events.id`,
    );
    expect(received.get('everyone')).toEqual(rows.map(({ id }) => id));
    expect(received.get('own')).toEqual(
      rows.filter(({ userId }) => userId === ada.id).map(({ id }) => id),
    );
  },
  300_000,
);

// Failure case 31: docs/failure-cases.md
test('streams a lower id that commits after a higher one', async () => {
  await using api = await startTestApi();
  const { store, database } = api;
  const [ada, product] = [await store.customer(), await store.product()];
  const [slow, quick] = [await ada.place([[product, 1]]), await ada.place([[product, 1]])];
  const lastEventId = formatPosition(await endOfEvents(database, 'order_events'));
  await using stream = await watch(api.url, { token: ada.token, lastEventId });
  const confirm = `INSERT INTO order_events (order_id, from_status, to_status) VALUES ($1, 'pending', 'confirmed')`;

  const late = await database.pool.connect();
  try {
    await late.query('BEGIN');
    await late.query(confirm, [slow.id]);
    await database.pool.query(confirm, [quick.id]);
    await late.query('COMMIT');
  } finally {
    late.release();
  }

  await stream.count(2);
  expect(stepsOf(stream).map(([id]) => id)).toEqual([slow.id, quick.id]);
});

test('resumes from a stored event id after a restore into another server', async () => {
  await using api = await startTestApi();
  const { store, database } = api;
  const [ada, product] = [await store.customer(), await store.product()];
  await ada.place([[product, 1]]);
  const { eventId } = await endOfEvents(database, 'order_events');
  const later = await ada.place([[product, 1]]);
  await database.pool.query(`UPDATE order_events SET transaction_id = '0'`);

  const lastEventId = `9000000000000000000-${eventId}`;
  await using stream = await watch(api.url, { token: ada.token, lastEventId });
  const newest = await ada.place([[product, 1]]);
  await stream.count(2);
  expect(stepsOf(stream).map(([id]) => id)).toEqual([later.id, newest.id]);
});

test('resumes after an event lost by a restore with every later event', async () => {
  await using api = await startTestApi();
  const { store, database } = api;
  const [ada, product] = [await store.customer(), await store.product()];
  await ada.place([[product, 1]]);
  const { transactionId, eventId } = await endOfEvents(database, 'order_events');
  const lost = [
    // The id is unused, or used by an event after the restore.
    `${transactionId}9-${eventId}9`,
    `${transactionId}9-${eventId}`,
  ];
  for (const lastEventId of lost) {
    await using stream = await watch(api.url, { token: ada.token, lastEventId });
    const later = await ada.place([[product, 1]]);
    await stream.count(1);
    expect(stepsOf(stream)).toEqual([[later.id, 'pending']]);
  }
});

test('names the position where a stream begins, and another one for a lost event', async () => {
  await using api = await startTestApi();
  const { store, database } = api;
  const [ada, product] = [await store.customer(), await store.product()];
  await ada.place([[product, 1]]);
  const end = formatPosition(await endOfEvents(database, 'order_events'));
  const [transactionId, eventId] = end.split('-').map(Number);
  const begins: [string | undefined, string][] = [
    [undefined, end],
    [end, end],
    ['99999999999-99999999', end],
    [`${transactionId}-${Number(eventId) + 7}`, end],
    [`${Number(transactionId) - 1}-1`, '0-0'],
  ];
  for (const [lastEventId, position] of begins) {
    await using stream = await watch(api.url, { token: ada.token, lastEventId });
    expect(stream.headers.get('last-event-id'), lastEventId).toBe(position);
  }
});

test('ends the streams when the database has lost the last events', async () => {
  await using api = await startTestApi();
  const { store, database } = api;
  const [ada, product] = [await store.customer(), await store.product()];
  await ada.place([[product, 1]]);
  await using stream = await watch(api.url, { token: ada.token });
  await ada.place([[product, 1]]);
  await stream.count(1);
  await database.pool.query(
    'DELETE FROM order_events WHERE id = (SELECT max(id) FROM order_events)',
  );
  const next = await ada.place([[product, 1]]);

  await expect.poll(() => stream.ended, { timeout: 30_000 }).toBe(true);
  expect(stream.error?.data).toMatchObject({ reason: 'DATABASE_UNAVAILABLE', retryable: true });
  const lastEventId = stream.messages[0]?.id;
  await using again = await watch(api.url, { token: ada.token, lastEventId });
  await again.count(1);
  expect(stepsOf(again)).toEqual([[next.id, 'pending']]);
});

function stepsOf({ messages }: EventStream<OrderUpdate>): [string, string][] {
  return messages.map(({ data }) => [data.order.id, data.event.to]);
}
