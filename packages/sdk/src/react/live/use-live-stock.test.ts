import { startStoreWithPages, type StoreWithPages } from '../../testing/render-with-store.ts';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { createElement, useState } from 'react';
import { expect, test } from 'vitest';
import { createClient, type Product } from '../../index.ts';
import { countOpenStreams } from '../../testing/count-open-streams.ts';
import { recordRequests } from '../../testing/record-requests.ts';
import { createStoreQueries } from '../create-store-queries.ts';
import { itemsOf } from '../items-of.ts';
import { useLiveStock } from './use-live-stock.ts';

/** A client that records the products of each stream. */
function watchedClient(pages: StoreWithPages) {
  const { requests, fetch } = recordRequests();
  const client = createClient({ url: pages.api.url, token: pages.person.token, fetch });
  const opened = () =>
    requests
      .filter(({ url }) => url.includes('products.watchStock'))
      .map(({ url }): string[] => {
        const input: { ids: string[] } = JSON.parse(new URL(url).searchParams.get('input') ?? '');
        return input.ids;
      });
  return { client, opened };
}

const stockOf = (products: readonly Product[]) =>
  products.map(({ stockQuantity }) => stockQuantity).join(' ');

test('sales update the stock in all cached copies', async () => {
  await using pages = await startStoreWithPages();
  const { client, opened } = watchedClient(pages);
  const queries = createStoreQueries(client);
  const mug = await pages.api.store.product({ stockQuantity: 9 });
  const jug = await pages.api.store.product({ stockQuantity: 5 });
  const page = pages.render(() => {
    const product = useQuery(queries.products.get.queryOptions({ id: mug.id }));
    const list = useInfiniteQuery(queries.products.list.infiniteQueryOptions({ limit: 1 }));
    const both = useQuery(queries.products.list.queryOptions());
    const liveStatus = useLiveStock(client, [mug.id, jug.id]);
    return `${product.data?.stockQuantity} | ${stockOf(itemsOf(list.data))} | ${stockOf(both.data?.items ?? [])} | ${liveStatus}`;
  });
  await expect.poll(page.text).toBe('9 | 5 | 5 9 | live');

  await pages.person.place([
    [mug, 2],
    [jug, 1],
  ]);
  await expect.poll(page.text).toBe('7 | 4 | 4 7 | live');
  // Despite rerenders and the double mount of strict mode.
  expect(opened()).toEqual([[mug.id, jug.id]]);
});

test('stock updates do not mark other data as fresh', async () => {
  await using pages = await startStoreWithPages();
  const { queryClient, client } = pages;
  const queries = createStoreQueries(client);
  const mug = await pages.api.store.product({ stockQuantity: 9 });
  await queryClient.prefetchQuery(queries.products.list.queryOptions());
  const key = queries.products.list.queryKey();
  await queryClient.invalidateQueries({ queryKey: key });
  const before = queryClient.getQueryState(key);
  const page = pages.render(() => useLiveStock(client, [mug.id]));
  await expect.poll(page.text).toBe('live');
  await pages.person.place([[mug, 2]]);
  await expect.poll(() => queryClient.getQueryData(key)?.items[0]?.stockQuantity).toBe(7);
  expect(queryClient.getQueryState(key)).toMatchObject({
    isInvalidated: true,
    dataUpdatedAt: before?.dataUpdatedAt,
  });
});

test('a growing list reopens a stream only for new products, and all close after unmounting', async () => {
  await using pages = await startStoreWithPages();
  const { client, opened } = watchedClient(pages);
  const products = await Promise.all(
    Array.from({ length: 6 }, () => pages.api.store.product({ stockQuantity: 9 })),
  );
  const ids = products.map(({ id }) => id);
  const Card = ({ id }: { id: string }) => {
    useLiveStock(client, [id]);
    return null;
  };
  const page = pages.render(() => {
    const [shown, setShown] = useState(2);
    const liveStatus = useLiveStock(client, ids.slice(0, shown));
    return createElement(
      'div',
      null,
      ids.slice(0, shown).map((id) => createElement(Card, { key: id, id })),
      `${shown} ${liveStatus}`,
      createElement('button', { onClick: () => setShown(shown + 2) }, 'More'),
      createElement('button', { onClick: () => setShown(0) }, 'None'),
    );
  });
  await expect.poll(page.text).toBe('2 liveMoreNone');
  page.click('More');
  await expect.poll(() => opened().length).toBe(2);
  page.click('More');
  await expect.poll(() => opened().length).toBe(3);
  await expect.poll(page.text).toBe('6 liveMoreNone');
  expect(opened()).toEqual([ids.slice(0, 2), ids.slice(0, 4), ids]);
  await expect.poll(() => countOpenStreams(pages.api)).toBe(1);

  page.click('None');
  await expect.poll(() => countOpenStreams(pages.api)).toBe(0);
  expect(opened()).toHaveLength(3);
});

test('400 products take two streams; of more, the most recent are watched', async () => {
  await using pages = await startStoreWithPages();
  const { client, opened } = watchedClient(pages);
  const { rows } = await pages.api.database.pool.query<{ id: string }>(
    `INSERT INTO products (sku, name, price, stock_quantity)
     SELECT 'P-' || n, 'Product', 1, 1 FROM generate_series(1, 450) AS n RETURNING id`,
  );
  const ids = rows.map(({ id }) => id);
  const page = pages.render(() => useLiveStock(client, ids));
  await expect.poll(page.text).toBe('live');
  expect(opened().map((each) => each.length)).toEqual([200, 200]);
  expect(new Set(opened().flat())).toEqual(new Set(ids.slice(-400)));
});

test('a deleted product does not block updates of the others', async () => {
  await using pages = await startStoreWithPages();
  const { client } = pages;
  const queries = createStoreQueries(client);
  const mug = await pages.api.store.product({ stockQuantity: 9 });
  const page = pages.render(() => {
    const { data } = useQuery(queries.products.get.queryOptions({ id: mug.id }));
    return `${data?.stockQuantity} ${useLiveStock(client, ['999999', mug.id])}`;
  });
  await expect.poll(page.text).toBe('9 live');
  await pages.person.place([[mug, 2]]);
  await expect.poll(page.text).toBe('7 live');
});

test('a response in flight during an update does not restore old stock', async () => {
  await using pages = await startStoreWithPages();
  const mug = await pages.api.store.product({ stockQuantity: 9 });
  let release: (() => void) | undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const client = createClient({
    url: pages.api.url,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const answer = await fetch(request);
      if (request.url.includes('products.get')) await held;
      return answer;
    },
  });
  const queries = createStoreQueries(client);
  const shown = new Set<number>();
  const page = pages.render(() => {
    const { data, fetchStatus } = useQuery(queries.products.get.queryOptions({ id: mug.id }));
    const liveStatus = useLiveStock(client, [mug.id]);
    if (data) shown.add(data.stockQuantity);
    return `${data?.stockQuantity ?? fetchStatus} ${liveStatus}`;
  });
  await expect.poll(page.text).toBe('fetching live');
  const levels: number[] = [];
  const watching = client.products.watchStock.subscribe(
    { ids: [mug.id] },
    { onData: ({ stockQuantity }) => levels.push(stockQuantity) },
  );
  await expect.poll(() => levels.at(-1)).toBe(9);
  await pages.person.place([[mug, 2]]);
  await expect.poll(() => levels.at(-1)).toBe(7);
  watching.unsubscribe();

  release?.();
  await expect.poll(page.text).toBe('7 live');
  expect(shown).toEqual(new Set([7]));
});
