import { expect, test } from 'vitest';
import {
  callOverHttp,
  errorOf,
  rejection,
  startTestApi,
  storeTest,
  type Answer,
} from '../testing/index.ts';

// Failure case 34: docs/failure-cases.md
test('answers for another customer’s order exactly as for a missing one', async () => {
  await using api = await startTestApi();
  const { store } = api;
  // As long as the missing id, and unique within a response.
  await api.database.pool.query(`SELECT setval('orders_id_seq', 123456789)`);
  const [ada, bob, staff] = [await store.customer(), await store.customer(), await store.staff()];
  const order = await ada.place([[await store.product(), 1]], 'ada-1');
  const confirmed = await staff.api.orders.confirm({ id: order.id, note: 'secret' });
  const missing = { id: '987654321', orderNumber: 'ORD-00000-00000', idempotencyKey: 'ada-2' };
  expect(order.id).toHaveLength(missing.id.length);

  const calls = [
    ['orders.get', 'query', { id: order.id }, { id: missing.id }],
    [
      'orders.get',
      'query',
      { orderNumber: order.orderNumber },
      { orderNumber: missing.orderNumber },
    ],
    [
      'orders.get',
      'query',
      { idempotencyKey: 'ada-1' },
      { idempotencyKey: missing.idempotencyKey },
    ],
    ['orders.history', 'query', { id: order.id }, { id: missing.id }],
    ['orders.cancel', 'mutation', { id: order.id }, { id: missing.id }],
    [
      'orders.cancel',
      'mutation',
      { id: order.id, expectedVersion: 99 },
      { id: missing.id, expectedVersion: 99 },
    ],
  ] as const;
  for (const [name, type, theirs, none] of calls) {
    const others = await callOverHttp(api.url, name, { type, input: theirs, token: bob.token });
    const nobodys = await callOverHttp(api.url, name, { type, input: none, token: bob.token });
    expect(errorOf(others).data.reason).toBe('ORDER_NOT_FOUND');
    expect(withoutIds(others, Object.values(theirs))).toEqual(
      withoutIds(nobodys, Object.values(none)),
    );
  }
  expect(await ada.api.orders.get({ id: order.id })).toEqual(confirmed);
});

// Failure case 34: docs/failure-cases.md
storeTest('finds an order by id, number and key for its owner and staff', async ({ store }) => {
  const [ada, staff] = [await store.customer(), await store.staff()];
  const order = await ada.place([[await store.product(), 2]], 'ada-1');
  const { id, orderNumber } = order;
  for (const { api } of [ada, staff]) {
    expect(await api.orders.get({ id })).toEqual(order);
    expect(await api.orders.get({ orderNumber })).toEqual(order);
    expect(await api.orders.get({ idempotencyKey: 'ada-1', userId: ada.id })).toEqual(order);
    expect(await api.orders.history({ id })).toMatchObject([
      { orderId: id, from: null, to: 'pending', by: { id: ada.id, role: 'customer' } },
    ]);
  }
  expect(await ada.api.orders.get({ idempotencyKey: 'ada-1' })).toEqual(order);
  // Keys are per user; without a user, the caller's keys are searched.
  const own = staff.api.orders.get({ idempotencyKey: 'ada-1' });
  expect((await rejection(own)).reason).toBe('ORDER_NOT_FOUND');
});

// Failure case 34: docs/failure-cases.md
storeTest('customers can neither see orders of others nor place for them', async ({ store }) => {
  const [ada, bob, staff] = [await store.customer(), await store.customer(), await store.staff()];
  const product = await store.product();
  const [adas, bobs] = [
    await ada.place([[product, 1]], 'key'),
    await bob.place([[product, 1]], 'key'),
  ];

  expect(idsOf(await ada.api.orders.list())).toEqual([adas.id]);
  expect(idsOf(await ada.api.orders.list({ userId: ada.id }))).toEqual([adas.id]);
  expect(idsOf(await staff.api.orders.list())).toEqual([bobs.id, adas.id]);
  expect(idsOf(await staff.api.orders.list({ userId: ada.id }))).toEqual([adas.id]);
  expect(idsOf(await staff.api.orders.listByPage({ userId: bob.id }))).toEqual([bobs.id]);

  const userId = bob.id;
  const items = [{ productId: product.id, quantity: 1 }];
  for (const call of [
    () => ada.api.orders.list({ userId }),
    () => ada.api.orders.list({ userId: '987654321' }),
    () => ada.api.orders.get({ idempotencyKey: 'key', userId }),
    () => ada.api.orders.get({ idempotencyKey: 'none', userId }),
    () => ada.api.orders.place({ items, userId }),
  ]) {
    expect((await rejection(call())).reason).toBe('FORBIDDEN');
  }
  expect(await store.count('orders')).toBe(2);
});

function idsOf({ items }: { items: readonly { id: string }[] }): string[] {
  return items.map(({ id }) => id);
}

function withoutIds(answer: Answer, ids: readonly (string | number)[]) {
  const { requestId } = errorOf(answer).data;
  const texts = [requestId, ...ids.map(String)];
  const headers = [...answer.headers].filter(([name]) => !['date', 'x-request-id'].includes(name));
  return {
    ...answer,
    headers,
    text: texts.reduce((left, id) => left.replaceAll(id, '…'), answer.text),
  };
}
