import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { createClient, type Order, type OrderUpdate } from '../../index.ts';
import { makeOrderEvent, makeOrderSummary } from '../../testing.ts';
import { createStoreQueries } from '../create-store-queries.ts';
import { writeOrders } from './write-orders.ts';

const { orders } = createStoreQueries(createClient({ url: 'http://127.0.0.1:1' }));
const at = '2026-11-23T08:00:00.000000Z';

const summary = makeOrderSummary({ id: '7', status: 'confirmed', version: 2, expiresAt: at });
const { itemCount: _, ...fields } = summary;
const order: Order = { ...fields, items: [], shipments: [] };

function update(version: number, to: 'pending' | 'confirmed' | 'shipped'): OrderUpdate {
  return {
    event: makeOrderEvent({ id: String(version), orderId: '7', to }),
    order: { ...summary, status: to, version },
  };
}

test('an older version never overwrites a newer one, in any order', () => {
  const queryClient = new QueryClient();
  const key = orders.get.queryKey({ id: '7' });
  queryClient.setQueryData(key, order);
  writeOrders(queryClient, [update(1, 'pending'), update(2, 'pending')]);
  expect(queryClient.getQueryData(key)).toBe(order);
  writeOrders(queryClient, [update(3, 'shipped'), update(2, 'confirmed')]);
  expect(queryClient.getQueryData(key)).toMatchObject({ status: 'shipped', version: 3, items: [] });
});

test('writes every field of the order that an update contains', () => {
  const queryClient = new QueryClient();
  const key = orders.get.queryKey({ id: '7' });
  queryClient.setQueryData(key, order);
  const { event, order: latest } = update(3, 'confirmed');
  const payment = { ...order.payment, status: 'paid', captured: '5.00' } as const;
  const paid = { ...latest, payment, expiresAt: null, metadata: { gift: true } };
  writeOrders(queryClient, [{ event, order: paid }]);
  const { itemCount: __, ...written } = paid;
  expect(queryClient.getQueryData(key)).toEqual({ ...written, items: [], shipments: [] });
});

test('a payment shows in an order of the same version, but not in its status and history', () => {
  const queryClient = new QueryClient();
  const [key, history] = [orders.get.queryKey({ id: '7' }), orders.history.queryKey({ id: '7' })];
  const placed = update(1, 'pending');
  // The status is an optimistic update.
  queryClient.setQueryData(key, { ...order, status: 'shipped' });
  queryClient.setQueryData(history, [placed.event]);
  const { event, order: latest } = update(2, 'confirmed');
  const payment = { ...order.payment, status: 'paid', captured: '5.00' } as const;
  writeOrders(queryClient, [
    { event: { ...event, kind: 'payment_recorded' }, order: { ...latest, payment } },
  ]);
  expect(queryClient.getQueryData(key)).toMatchObject({ status: 'shipped', payment });
  expect(queryClient.getQueryData(history)).toEqual([placed.event]);
});

test('an event is added to a history once', () => {
  const queryClient = new QueryClient();
  const key = orders.history.queryKey({ id: '7' });
  const [placed, confirmed] = [update(1, 'pending'), update(2, 'confirmed')];
  queryClient.setQueryData(key, [placed.event]);
  writeOrders(queryClient, [placed, confirmed]);
  writeOrders(queryClient, [confirmed]);
  expect(queryClient.getQueryData(key)).toEqual([placed.event, confirmed.event]);
});

test('other queries are not changed', () => {
  const queryClient = new QueryClient();
  queryClient.setQueryData(['orders', 'get'], { id: '7', version: 1 });
  queryClient.setQueryData([['users', 'get']], { id: '7', version: 1 });
  writeOrders(queryClient, [update(2, 'confirmed')]);
  expect(queryClient.getQueryData(['orders', 'get'])).toEqual({ id: '7', version: 1 });
  expect(queryClient.getQueryData([['users', 'get']])).toEqual({ id: '7', version: 1 });
});
