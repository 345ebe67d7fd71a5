import { fulfilled, startTcpProxy, startTestApi } from '@order-store/api/testing';
import { expect, test } from 'vitest';
import { createClient } from '../index.ts';

const answered = 'HTTP/1.1 200';

test('an order whose response is lost is placed once and returned', async () => {
  await using api = await startTestApi();
  await using proxy = await startTcpProxy(api.url, answered);
  const mug = await api.store.product({ stockQuantity: 5 });
  const ada = await api.store.customer();
  const client = createClient({ url: proxy.url, token: ada.token });

  proxy.cutOnce('orders.place', 'before the answer');
  const order = await client.orders.place.mutate({ items: [{ productId: mug.id, quantity: 2 }] });

  expect(proxy.cuts).toBe(1);
  const { items } = await client.orders.list.query();
  expect(items.map(({ id }) => id)).toEqual([order.id]);
  expect(await client.products.get.query({ id: mug.id })).toMatchObject({ stockQuantity: 3 });
});

test('an order that never reached the store is placed by the retry', async () => {
  await using api = await startTestApi();
  await using proxy = await startTcpProxy(api.url, answered);
  const mug = await api.store.product({ stockQuantity: 5 });
  const ada = await api.store.customer();
  const client = createClient({ url: proxy.url, token: ada.token });

  proxy.cutOnce('orders.place', 'before the server');
  await client.orders.place.mutate({ items: [{ productId: mug.id, quantity: 2 }] });

  expect(proxy.cuts).toBe(1);
  expect(await client.products.get.query({ id: mug.id })).toMatchObject({ stockQuantity: 3 });
});

test('a batch whose response is lost places each order once', async () => {
  await using api = await startTestApi();
  await using proxy = await startTcpProxy(api.url, 'HTTP/1.1 ');
  const mug = await api.store.product({ stockQuantity: 50 });
  const ada = await api.store.customer();
  const client = createClient({ url: proxy.url, token: ada.token });

  proxy.cutOnce('orders.place,', 'before the answer');
  const items = [{ productId: mug.id, quantity: 1 }];
  const orders = await Promise.all(
    Array.from({ length: 20 }, () => client.orders.place.mutate({ items })),
  );

  expect(new Set(orders.map(({ id }) => id)).size).toBe(20);
  expect(await client.products.get.query({ id: mug.id })).toMatchObject({ stockQuantity: 30 });
});

test('a cancellation whose response is lost is retried, acts once and returns its first answer', async () => {
  await using api = await startTestApi();
  await using proxy = await startTcpProxy(api.url, answered);
  const mug = await api.store.product({ stockQuantity: 5 });
  const ada = await api.store.customer();
  const order = await ada.place([[mug, 2]]);
  const client = createClient({ url: proxy.url, token: ada.token });

  proxy.cutOnce('orders.cancel', 'before the answer');
  const { data, response } = await client.orders.cancel.mutate({ id: order.id }).withResponse();

  expect(data).toMatchObject({ status: 'cancelled' });
  expect(response).toEqual({ status: 200, attempts: 2, requestId: expect.any(String) });
  expect(await client.orders.get.query({ id: order.id })).toMatchObject({ status: 'cancelled' });
  const history = await client.orders.history.query({ id: order.id });
  expect(history.map(({ to }) => to)).toEqual(['pending', 'cancelled']);
});

test('each order is placed once when the store restarts', async () => {
  await using api = await startTestApi();
  await using proxy = await startTcpProxy(api.url, answered);
  const mug = await api.store.product({ stockQuantity: 100 });
  const ada = await api.store.customer();
  let back: Promise<void> | undefined;
  const client = createClient({
    url: proxy.url,
    token: ada.token,
    maxRetries: 10,
    onRetry: () => void (back ??= proxy.comeBack()),
  });
  await client.products.list.query();
  await proxy.goAway();

  const items = [{ productId: mug.id, quantity: 1 }];
  const attempts = await Promise.allSettled(
    Array.from({ length: 10 }, () => client.orders.place.mutate({ items })),
  );
  await back;

  expect(fulfilled(attempts)).toHaveLength(10);
  expect(await client.products.get.query({ id: mug.id })).toMatchObject({ stockQuantity: 90 });
});
