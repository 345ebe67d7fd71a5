import { expect, test } from 'vitest';
import { exportOrders } from './export-orders.ts';
import { openStream, rejection, startTestApi, storeTest } from '../testing/index.ts';
import type { OrderUpdate } from './watch-orders.ts';

const internal = 'Customer is difficult';
const forCustomer = 'On its way';

// Failure case 77: docs/failure-cases.md
test('customers see staff’s customerNote but never their note, in history and in streams', async () => {
  await using api = await startTestApi();
  const { store } = api;
  const [ada, staff] = [await store.customer(), await store.staff()];
  const { id, ...placed } = await ada.place([[await store.product(), 1]]);
  const input = { orderId: id };
  await using own = await openStream<OrderUpdate>(api.url, 'orders.watch', { token: ada.token });
  await using one = await openStream<OrderUpdate>(api.url, 'orders.watch', {
    token: ada.token,
    input,
  });
  await using staffs = await openStream<OrderUpdate>(api.url, 'orders.watch', {
    token: staff.token,
    input,
  });

  const { orders } = staff.api;
  await orders.confirm({ id, note: internal });
  await orders.ship({ id, note: internal, customerNote: forCustomer });
  await orders.deliver({ id, customerNote: forCustomer });
  const noteId = (await orders.note({ id, text: internal })).id;

  const seen = [
    ['pending', null, null],
    ['confirmed', null, null],
    ['shipped', null, forCustomer],
    ['delivered', null, forCustomer],
  ];
  const all = seen.map(([to, , note], index) => [
    to,
    index === 1 || index === 2 ? internal : null,
    note,
  ]);
  expect((await ada.api.orders.history({ id })).map(notesOf)).toEqual(seen);
  expect((await orders.history({ id })).map(notesOf)).toEqual(all);
  for (const [stream, expected] of [
    [own, seen],
    [one, seen],
    [staffs, all],
  ] as const) {
    await stream.count(3);
    expect(stream.messages.map(({ data }) => notesOf(data.event))).toEqual(expected.slice(1));
  }

  const [first] = own.messages;
  await using resumed = await openStream<OrderUpdate>(api.url, 'orders.watch', {
    token: ada.token,
    input: { lastEventId: first?.id },
  });
  await resumed.count(2);
  expect(JSON.stringify(resumed.messages)).not.toContain(internal);

  const key = await staff.api.auth.createApiKey({ name: 'no staff scope' });
  expect((await rejection(store.as(key.key).orders.history({ id }))).reason).toBe(
    'ORDER_NOT_FOUND',
  );
  for (const call of [
    () => ada.api.orders.listNotes({ id }),
    () => ada.api.orders.note({ id, text: 'mine' }),
  ])
    expect((await rejection(call())).reason).toBe('FORBIDDEN');
  for (const answer of [
    await ada.api.orders.get({ id }),
    await ada.api.orders.get({ orderNumber: placed.orderNumber }),
    await ada.api.orders.list({}),
  ])
    expect(JSON.stringify(answer)).not.toContain(internal);
  expect((await orders.listNotes({ id })).items).toMatchObject([
    { id: noteId, orderId: id, text: internal, by: { id: staff.id, role: 'staff' } },
  ]);
  let csv = '';
  for await (const chunk of exportOrders(store.database, {})) csv += chunk;
  expect(csv).toContain(placed.orderNumber);
  expect(csv).not.toContain(internal);
});

storeTest('a customer’s own note on cancel is seen by both', async ({ store }) => {
  const [ada, staff] = [await store.customer(), await store.staff()];
  const { id } = await ada.place([[await store.product(), 1]]);
  const rejected = ada.api.orders.cancel({ id, customerNote: 'from staff?' });
  expect((await rejection(rejected)).reason).toBe('FORBIDDEN');
  await ada.api.orders.cancel({ id, note: 'Changed my mind' });
  for (const { api } of [ada, staff])
    expect((await api.orders.history({ id })).at(-1)).toMatchObject({
      to: 'cancelled',
      note: 'Changed my mind',
      customerNote: null,
      by: { id: ada.id },
    });
});

storeTest('hides notes of staff who are deleted or demoted later', async ({ store }) => {
  const [ada, gone, demoted, staff] = [
    await store.customer(),
    await store.staff(),
    await store.staff(),
    await store.staff(),
  ];
  const product = await store.product();
  const ids: string[] = [];
  for (const { api } of [gone, demoted]) {
    const { id } = await ada.place([[product, 1]]);
    await api.orders.confirm({ id, note: internal });
    await api.orders.note({ id, text: internal });
    ids.push(id);
  }
  await staff.api.users.delete({ id: gone.id });
  await staff.api.users.setRole({ id: demoted.id, role: 'customer' });
  for (const id of ids) {
    expect((await ada.api.orders.history({ id })).map(({ note }) => note)).toEqual([null, null]);
    expect((await staff.api.orders.history({ id })).at(-1)?.note).toBe(internal);
    expect((await staff.api.orders.listNotes({ id })).items).toHaveLength(1);
  }
  const missing = '987654321';
  for (const call of [
    () => staff.api.orders.note({ id: missing, text: 'lost' }),
    () => staff.api.orders.listNotes({ id: missing }),
  ])
    expect((await rejection(call())).reason).toBe('ORDER_NOT_FOUND');
});

function notesOf({ to, note, customerNote }: OrderUpdate['event']) {
  return [to, note, customerNote];
}
