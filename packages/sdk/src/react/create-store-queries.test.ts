import { openPages } from '../testing/render-with-store.ts';
import { procedures, startTestApi, type TestApi } from '@order-store/api/testing';
import { render } from '../testing/render-page.ts';
import {
  QueryClient,
  QueryClientProvider,
  skipToken,
  useInfiniteQuery,
  useMutation,
  useQuery,
} from '@tanstack/react-query';
import { createElement, useState } from 'react';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createClient, isStoreError } from '../index.ts';
import { createFakeClient, makeStockLevel } from '../testing.ts';
import { recordRequests } from '../testing/record-requests.ts';
import { createStoreQueries, createHelpers } from './create-store-queries.ts';
import { itemsOf } from './items-of.ts';
import { publicQueries, privateQueries } from './private-queries.ts';

const nowhere = createClient({ url: 'http://127.0.0.1:1', maxRetries: 0 });

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api[Symbol.asyncDispose]());

describe('a component', () => {
  test('shows the result, and the store’s error when rejected', async () => {
    await using pages = await openPages(api);
    const { queryClient } = pages;
    const queries = createStoreQueries(pages.client);
    const mug = await pages.api.store.product({ name: 'Mug' });
    const page = pages.render(() => {
      const found = useQuery(queries.products.get.queryOptions({ id: mug.id }));
      const missing = useQuery(queries.products.get.queryOptions({ id: '999' }));
      const later = useQuery(queries.products.get.queryOptions(skipToken));
      const { error } = missing;
      return [
        found.data?.name,
        isStoreError(error, 'PRODUCT_NOT_FOUND') && error.details.ids,
        later.fetchStatus,
      ].join(' ');
    });
    await expect.poll(page.text).toBe('Mug 999 idle');
    expect(queryClient.getQueryData(queries.products.get.queryKey({ id: mug.id }))?.id).toBe(
      mug.id,
    );
  });

  test('reads a list page by page, and refetches all pages when orders change', async () => {
    await using pages = await openPages(api);
    const queries = createStoreQueries(pages.client);
    const mug = await pages.api.store.product({ stockQuantity: 100 });
    for (const quantity of [1, 2, 3, 4, 5]) await pages.person.place([[mug, quantity]]);
    const page = pages.render(() => {
      const list = useInfiniteQuery(
        queries.orders.list.infiniteQueryOptions({ status: 'pending', limit: 2 }),
      );
      const more = { onClick: () => void list.fetchNextPage(), disabled: !list.hasNextPage };
      return createElement(
        'div',
        null,
        itemsOf(list.data)
          .map(
            ({ totalAmount }) => Number.parseInt(totalAmount, 10) / Number.parseInt(mug.price, 10),
          )
          .join(' '),
        createElement('button', more, list.hasNextPage ? 'More' : 'All'),
      );
    });
    await expect.poll(page.text).toBe('5 4More');
    page.click('More');
    await expect.poll(page.text).toBe('5 4 3 2More');
    page.click('More');
    await expect.poll(page.text).toBe('5 4 3 2 1All');

    await pages.person.place([[mug, 6]]);
    void pages.queryClient.invalidateQueries(queries.orders.pathFilter());
    await expect.poll(page.text).toBe('6 5 4 3 2 1All');
  });

  test('runs a mutation, and shows why it was rejected', async () => {
    await using pages = await openPages(api);
    const queries = createStoreQueries(pages.client);
    const order = await pages.person.place([[await pages.api.store.product(), 1]]);
    const page = pages.render(() => {
      const cancel = useMutation(queries.orders.cancel.mutationOptions());
      const { error } = cancel;
      return createElement(
        'button',
        { onClick: () => cancel.mutate({ id: order.id }) },
        isStoreError(error, 'ILLEGAL_TRANSITION')
          ? `${error.details.from} already`
          : (cancel.data?.status ?? 'pending'),
      );
    });
    await expect.poll(page.text).toBe('pending');
    page.click('pending');
    await expect.poll(page.text).toBe('cancelled');
    page.click('cancelled');
    await expect.poll(page.text).toBe('cancelled already');
  });

  test('aborts its requests when unmounted', async () => {
    await using pages = await openPages(api);
    const { requests, fetch } = recordRequests();
    let isHeld = true;
    const client = createClient({
      url: pages.api.url,
      fetch: (input, init) =>
        isHeld
          ? new Promise((_resolve, reject) => {
              init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
            })
          : fetch(input, init),
    });
    const queries = createStoreQueries(client);
    const mug = await pages.api.store.product({ name: 'Mug' });
    const options = queries.products.get.queryOptions({ id: mug.id });
    const Product = () => useQuery(options).data?.name ?? '…';
    const page = pages.render(() => {
      const [isThere, setThere] = useState(true);
      return createElement(
        'div',
        null,
        isThere ? createElement(Product) : 'left',
        createElement('button', { onClick: () => setThere(!isThere) }, 'Toggle'),
      );
    });
    await expect.poll(page.text).toBe('…Toggle');
    page.click('Toggle');
    await expect.poll(page.text).toBe('leftToggle');
    const state = () => pages.queryClient.getQueryState(options.queryKey);
    await expect.poll(() => state()?.fetchStatus).toBe('idle');
    expect(state()?.error).toBeNull();
    isHeld = false;
    page.click('Toggle');
    await expect.poll(page.text).toBe('MugToggle');
    expect(requests).toHaveLength(1);
  });
});

describe('query keys', () => {
  const queries = createStoreQueries(nowhere);

  test('have the layout of tRPC’s own integration', () => {
    expect(queries.products.get.queryKey({ id: '1' })).toEqual([
      ['products', 'get'],
      { input: { id: '1' }, type: 'query' },
    ]);
    expect(queries.products.list.infiniteQueryKey({ search: 'mug' })).toEqual([
      ['products', 'list'],
      { input: { search: 'mug' }, type: 'infinite' },
    ]);
    expect(queries.auth.me.queryKey()).toEqual([['auth', 'me'], { type: 'query' }]);
    expect(queries.orders.place.mutationKey()).toEqual([['orders', 'place']]);
    expect(queries.orders.pathKey()).toEqual([['orders']]);
    expect(queries.pathKey()).toEqual([]);
  });

  test('equal those of the options', () => {
    const input = { status: 'pending' } as const;
    const { list } = queries.orders;
    expect(list.queryOptions(input).queryKey).toEqual(list.queryKey(input));
    expect(list.queryFilter(input)).toEqual({ queryKey: list.queryKey(input) });
    expect(list.infiniteQueryOptions(input).queryKey).toEqual(list.infiniteQueryKey(input));
    expect(list.infiniteQueryFilter(input)).toEqual({ queryKey: list.infiniteQueryKey(input) });
    const { place } = queries.orders;
    expect(place.mutationOptions().mutationKey).toEqual(place.mutationKey());
  });

  test('begin with the path', async () => {
    await using pages = await openPages(api);
    const { queryClient } = pages;
    const { list, get } = queries.orders;
    queryClient.setQueryData(list.queryKey({ status: 'pending' }), { items: [], nextCursor: null });
    queryClient.setQueryData(queries.products.list.queryKey(), { items: [], nextCursor: null });
    const found = (filter: { queryKey: readonly unknown[] }) =>
      queryClient.getQueryCache().findAll(filter).length;
    expect(found(list.pathFilter())).toBe(1);
    expect(found(get.pathFilter())).toBe(0);
    expect(found(queries.orders.pathFilter())).toBe(1);
    expect(found(queries.pathFilter())).toBe(2);
  });
});

test('returns the same object for the same client, in the shape of the client', () => {
  const queries = createStoreQueries(nowhere);
  expect(createStoreQueries(nowhere)).toBe(queries);
  expect(queries.products.get).toBe(queries.products.get);
  expect(queries.products.get.queryOptions).toBe(queries.products.get.queryOptions);
  expect(createStoreQueries(createClient({ url: 'http://127.0.0.1:1' }))).not.toBe(queries);
});

test('no procedure has the name of a helper', () => {
  const own = new Set([...Object.keys(createHelpers(nowhere)), 'then']);
  const names = Object.keys(procedures).flatMap((path) => path.split('.'));
  expect(names.filter((name) => own.has(name))).toEqual([]);
});

test('privateQueries matches all but public queries', () => {
  const open = Object.entries(procedures).filter(
    ([, { who, type }]) => who === 'anyone' && type === 'query',
  );
  expect(publicQueries).toEqual(new Set(open.map(([path]) => path)));
  const { predicate } = privateQueries();
  for (const path of Object.keys(procedures)) {
    const queryKey = [path.split('.'), { type: 'query' }];
    expect([path, predicate({ queryKey })]).toEqual([path, !publicQueries.has(path)]);
  }
  const input = { id: '1', includeArchived: true };
  const archived = createStoreQueries(nowhere).products.get.queryOptions(input);
  expect(predicate(archived)).toBe(true);
  expect(predicate({ queryKey: ['something', 'else'] })).toBe(false);
});

describe('a subscription', () => {
  test('shows its last update, in one stream for all components, which closes with the last one', async () => {
    const fake = createFakeClient();
    const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
    const queries = createStoreQueries(fake);
    const { watchStock } = fake.products;
    const Level = () => {
      const options = queries.products.watchStock.subscriptionOptions({ ids: ['7'] });
      const { data, error } = useQuery(options);
      return `${data?.stockQuantity ?? error?.reason ?? '…'} `;
    };
    const Later = () =>
      useQuery(queries.products.watchStock.subscriptionOptions(skipToken)).fetchStatus;
    const page = render(
      createElement(
        QueryClientProvider,
        { client: queryClient },
        createElement(Level),
        createElement(Level),
        createElement(Later),
      ),
    );
    await expect.poll(() => watchStock.open).toBe(1);
    watchStock.emits(makeStockLevel({ stockQuantity: 5 }));
    await expect.poll(page.text).toBe('5 5 idle');
    // Invalidating other data does not reopen the stream.
    await queryClient.invalidateQueries(queries.pathFilter());
    watchStock.emits(makeStockLevel({ stockQuantity: 3 }));
    await expect.poll(page.text).toBe('3 3 idle');
    expect(watchStock.calls).toEqual([{ input: { ids: ['7'] } }]);
    await page[Symbol.asyncDispose]();
    await expect.poll(() => watchStock.open).toBe(0);
    queryClient.clear();
  });

  test('shows why the store rejected it', async () => {
    await using pages = await openPages(api);
    const queries = createStoreQueries(createClient({ url: pages.api.url }));
    const page = pages.render(() => {
      const { error } = useQuery(queries.orders.watch.subscriptionOptions({}));
      return error?.reason ?? 'none';
    });
    await expect.poll(page.text).toBe('UNAUTHENTICATED');
  });
});
