import { startStoreWithPages } from '../../testing/render-with-store.ts';
import { startTcpProxy } from '@order-store/api/testing';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { expect, test } from 'vitest';
import { createClient, type OrderUpdate } from '../../index.ts';
import { countOpenStreams } from '../../testing/count-open-streams.ts';
import { recordRequests } from '../../testing/record-requests.ts';
import { createStoreQueries } from '../create-store-queries.ts';
import { itemsOf } from '../items-of.ts';
import { createListeners } from '../listeners.ts';
import { useLiveOrders } from './use-live-orders.ts';

test('updates show in all cached copies and in the history', async () => {
  await using pages = await startStoreWithPages();
  const staff = await pages.api.store.staff();
  const { requests, fetch } = recordRequests();
  const client = createClient({ url: pages.api.url, token: pages.person.token, fetch });
  const queries = createStoreQueries(client);
  const mug = await pages.api.store.product({ stockQuantity: 9 });
  const { id, orderNumber } = await pages.person.place([[mug, 1]]);
  const other = await pages.person.place([[mug, 1]]);
  const updates: string[] = [];
  const onUpdate = ({ event }: OrderUpdate) => updates.push(event.to);
  const page = pages.render(() => {
    const order = useQuery(queries.orders.get.queryOptions({ orderNumber }));
    const list = useInfiniteQuery(queries.orders.list.infiniteQueryOptions({ limit: 1 }));
    const pending = useQuery(queries.orders.list.queryOptions({ status: 'pending' }));
    const history = useQuery(queries.orders.history.queryOptions({ id }));
    const liveStatus = useLiveOrders(client, { onUpdate });
    useLiveOrders(client);
    return [
      order.data?.status,
      order.data?.items.map(({ shippedQuantity }) => shippedQuantity),
      itemsOf(list.data).map(({ status }) => status),
      pending.data?.items.map(({ status }) => status),
      history.data?.map(({ to }) => to),
      liveStatus,
    ].join(' | ');
  });
  await expect.poll(page.text).toBe('pending | 0 | pending | pending,pending | pending | live');
  await expect.poll(() => pages.queryClient.isFetching()).toBe(0);
  const asked = requests.length;

  await staff.api.orders.confirm({ id });
  await expect
    .poll(page.text)
    .toBe('confirmed | 0 | pending | pending,confirmed | pending,confirmed | live');
  await staff.api.orders.ship({ id });
  await staff.api.orders.cancel({ id: other.id });
  await expect
    .poll(page.text)
    .toBe('shipped | 1 | cancelled | cancelled,shipped | pending,confirmed,shipped | live');
  expect(updates).toEqual(['confirmed', 'shipped', 'cancelled']);
  // Only the order that shipped was refetched, for the units of its items. Lists whose rows may differ are stale.
  const [refetched, ...more] = requests.slice(asked);
  expect(refetched?.url).toContain('orders.get');
  expect(more).toEqual([]);
  const { list, get } = queries.orders;
  const state = (key: readonly unknown[]) => pages.queryClient.getQueryState(key);
  expect(state(list.queryKey({ status: 'pending' }))?.isInvalidated).toBe(true);
  expect(state(get.queryKey({ orderNumber }))?.isInvalidated).toBe(false);
  // One stream for two components, each mounted twice.
  expect(requests.filter(({ url }) => url.includes('orders.watch'))).toHaveLength(1);
});

test('refetches changes from before the connection', async () => {
  await using pages = await startStoreWithPages();
  const staff = await pages.api.store.staff();
  const { id } = await pages.person.place([[await pages.api.store.product(), 1]]);
  let release: (() => void) | undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const client = createClient({
    url: pages.api.url,
    token: pages.person.token,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      if (request.url.includes('orders.watch')) await held;
      return fetch(request);
    },
  });
  const queries = createStoreQueries(client);
  const page = pages.render(() => {
    const { data } = useQuery(queries.orders.get.queryOptions({ id }));
    return `${data?.status} ${useLiveOrders(client)}`;
  });
  await expect.poll(page.text).toBe('pending connecting');
  await staff.api.orders.confirm({ id });
  release?.();
  await expect.poll(page.text).toBe('confirmed live');
});

test('resumes after a lost connection without duplicates', async () => {
  await using pages = await startStoreWithPages();
  await using proxy = await startTcpProxy(pages.api.url);
  const staff = await pages.api.store.staff();
  const mug = await pages.api.store.product();
  const [one, other] = [await pages.person.place([[mug, 1]]), await pages.person.place([[mug, 1]])];
  const client = createClient({ url: proxy.url, token: pages.person.token });
  const queries = createStoreQueries(client);
  const updates: string[] = [];
  const page = pages.render(() => {
    const orders = [one, other].map(({ id }) => queries.orders.get.queryOptions({ id }));
    const [first, second] = orders.map((options) => useQuery(options).data?.status);
    const liveStatus = useLiveOrders(client, { onUpdate: ({ event }) => updates.push(event.to) });
    return `${first} ${second} ${liveStatus}`;
  });
  await expect.poll(page.text).toBe('pending pending live');
  await staff.api.orders.confirm({ id: one.id });
  await expect.poll(page.text).toBe('confirmed pending live');

  await proxy.goAway();
  await expect.poll(page.text).toBe('confirmed pending connecting');
  await staff.api.orders.ship({ id: one.id });
  await staff.api.orders.cancel({ id: other.id });
  await proxy.comeBack();
  await expect.poll(page.text, { timeout: 30_000 }).toBe('shipped cancelled live');
  expect(updates).toEqual(['confirmed', 'shipped', 'cancelled']);
});

test('watches a single order, and delivers nothing to other customers', async () => {
  await using pages = await startStoreWithPages();
  const staff = await pages.api.store.staff();
  const mug = await pages.api.store.product();
  const [one, other] = [await pages.person.place([[mug, 1]]), await pages.person.place([[mug, 1]])];
  const updates: string[] = [];
  const stranger = createClient({ url: pages.api.url });
  const page = pages.render(() =>
    [
      useLiveOrders(pages.client, {
        orderId: one.id,
        onUpdate: ({ order }) => updates.push(order.id),
      }),
      useLiveOrders(stranger),
    ].join(' '),
  );
  await expect.poll(page.text).toBe('live closed');
  await staff.api.orders.confirm({ id: other.id });
  await staff.api.orders.confirm({ id: one.id });
  await expect.poll(() => updates).toEqual([one.id]);

  await page[Symbol.asyncDispose]();
  await expect.poll(() => countOpenStreams(pages.api)).toBe(0);
});

test('opens a new stream when it is enabled again after the stream was closed', async () => {
  await using pages = await startStoreWithPages();
  const { api, person } = pages;
  const staff = await api.store.staff();
  const { id } = await person.place([[await api.store.product(), 1]]);
  // Not signed in, as after a session has ended.
  let token: string | undefined;
  const client = createClient({ url: api.url, token: () => token });
  const queries = createStoreQueries(client);
  const changes = createListeners();
  let isEnabled = true;
  const enable = (next: boolean) => {
    isEnabled = next;
    changes.notify();
  };
  const updates: string[] = [];
  const onUpdate = ({ event }: OrderUpdate) => updates.push(event.to);
  const page = pages.render(() => {
    const enabled = useSyncExternalStore(changes.subscribe, () => isEnabled);
    const { data } = useQuery(queries.orders.get.queryOptions({ id }));
    return `${data?.status} ${useLiveOrders(client, { enabled, onUpdate })}`;
  });
  await expect.poll(page.text).toBe('undefined closed');

  enable(false);
  await expect.poll(page.text).toBe('undefined connecting');
  token = person.token;
  enable(true);
  // What could not be read before is refetched.
  await expect.poll(page.text).toBe('pending live');
  await staff.api.orders.confirm({ id });
  await expect.poll(page.text).toBe('confirmed live');
  expect(updates).toEqual(['confirmed']);
});
