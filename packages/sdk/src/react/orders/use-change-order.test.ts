import { startStoreWithPages, type StoreWithPages } from '../../testing/render-with-store.ts';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { createElement } from 'react';
import { expect, test } from 'vitest';
import { createClient, type Order } from '../../index.ts';
import { createStoreQueries } from '../create-store-queries.ts';
import { itemsOf } from '../items-of.ts';
import { useChangeOrder, type OrderChange } from './use-change-order.ts';

/** A client whose mutations reach the store only when released. */
function heldClient({ api, person }: StoreWithPages) {
  let letGo: (() => void) | undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  const client = createClient({
    url: api.url,
    token: person.token,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      if (request.method === 'POST') await held;
      return fetch(request);
    },
  });
  return { client, letGo: () => letGo?.() };
}

/** A page with an order, a list that contains it, and a button that changes it. */
function showOrder(
  pages: StoreWithPages,
  client: ReturnType<typeof createClient>,
  { id }: Order,
  to: OrderChange['to'],
) {
  const queries = createStoreQueries(client);
  return pages.render(() => {
    const order = useQuery(queries.orders.get.queryOptions({ id }));
    const list = useInfiniteQuery(queries.orders.list.infiniteQueryOptions({}));
    const { mutate, error } = useChangeOrder(client);
    return createElement(
      'button',
      { onClick: () => mutate({ id, to, note: 'By hand' }) },
      [order.data?.status, ...itemsOf(list.data).map(({ status }) => status), error?.reason].join(
        ' ',
      ),
    );
  });
}

test('a change shows in all cached copies before the store responds', async () => {
  await using pages = await startStoreWithPages('staff');
  const order = await pages.person.place([[await pages.api.store.product(), 1]]);
  const { client, letGo } = heldClient(pages);
  const page = showOrder(pages, client, order, 'confirmed');
  await expect.poll(page.text).toBe('pending pending ');

  page.click('pending pending ');
  await expect.poll(page.text).toBe('confirmed confirmed ');
  expect(await pages.client.orders.get.query({ id: order.id })).toMatchObject({ version: 1 });

  letGo();
  const { get } = createStoreQueries(client).orders;
  const shown = () => pages.queryClient.getQueryData(get.queryKey({ id: order.id }));
  await expect.poll(() => shown()?.version).toBe(2);
  expect(page.text()).toBe('confirmed confirmed ');
  expect(await pages.client.orders.history.query({ id: order.id })).toMatchObject([
    { to: 'pending' },
    { to: 'confirmed', note: 'By hand' },
  ]);
});

test('a rejected change rolls back, and the current status is shown', async () => {
  await using pages = await startStoreWithPages('staff');
  const order = await pages.person.place([[await pages.api.store.product(), 1]]);
  const { client, letGo } = heldClient(pages);
  const page = showOrder(pages, client, order, 'confirmed');
  await expect.poll(page.text).toBe('pending pending ');
  page.click('pending pending ');
  await expect.poll(page.text).toBe('confirmed confirmed ');

  await pages.client.orders.cancel.mutate({ id: order.id });
  letGo();
  await expect.poll(page.text).toBe('cancelled cancelled ILLEGAL_TRANSITION');
});

test('a change without a response rolls back', async () => {
  await using pages = await startStoreWithPages('staff');
  const order = await pages.person.place([[await pages.api.store.product(), 1]]);
  const client = createClient({
    url: pages.api.url,
    token: pages.person.token,
    maxRetries: 0,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      if (request.method === 'POST') throw new TypeError('cut');
      return fetch(request);
    },
  });
  const page = showOrder(pages, client, order, 'cancelled');
  await expect.poll(page.text).toBe('pending pending ');
  page.click('pending pending ');
  await expect.poll(page.text).toBe('pending pending NETWORK');
});

test('a change that the workflow forbids is not shown', async () => {
  await using pages = await startStoreWithPages('staff');
  const order = await pages.person.place([[await pages.api.store.product(), 1]]);
  const { client, letGo } = heldClient(pages);
  const seen = new Set<string>();
  const { get } = createStoreQueries(client).orders;
  const page = showOrder(pages, client, order, 'delivered');
  await expect.poll(page.text).toBe('pending pending ');
  pages.queryClient.getQueryCache().subscribe(() => {
    const shown = pages.queryClient.getQueryData(get.queryKey({ id: order.id }));
    if (shown) seen.add(shown.status);
  });
  page.click('pending pending ');
  letGo();
  await expect.poll(page.text).toBe('pending pending ILLEGAL_TRANSITION');
  expect(seen).toEqual(new Set(['pending']));
});
