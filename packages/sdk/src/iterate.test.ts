import { getEventListeners } from 'node:events';
import { startTestApi, type TestApi } from '@order-store/api/testing';
import { describe, expect, test } from 'vitest';
import { createClient, iterate, iteratePages, type Product } from './index.ts';
import { recordRequests } from './testing/record-requests.ts';

describe('iterate', () => {
  test('yields every row once, page by page', async () => {
    await using api = await startTestApi();
    const skus = await stock(api, 5);
    const { requests, fetch } = recordRequests();
    const { products } = createClient({ url: api.url, fetch });

    const found = await collect(iterate(products.list, { sort: 'name', limit: 2 }));

    expect(found.map(skuOf)).toEqual(skus);
    expect(requests).toHaveLength(3);
  });

  test('fetches a page only when its first row is requested', async () => {
    await using api = await startTestApi();
    await stock(api, 5);
    const { requests, fetch } = recordRequests();
    const { products } = createClient({ url: api.url, fetch });

    let seen = 0;
    for await (const _ of iterate(products.list, { limit: 2 })) if (++seen === 2) break;

    expect(requests).toHaveLength(1);
  });

  test('stops at the limit without another request', async () => {
    await using api = await startTestApi();
    const skus = await stock(api, 5);
    const { requests, fetch } = recordRequests();
    const { products } = createClient({ url: api.url, fetch });
    const input = { sort: 'name', limit: 2 } as const;

    const found = await collect(iterate(products.list, input, { limit: 4 }));
    expect(found.map(skuOf)).toEqual(skus.slice(0, 4));
    expect(requests).toHaveLength(2);
    expect(await collect(iterate(products.list, input, { limit: 0 }))).toEqual([]);
    expect(requests).toHaveLength(2);
  });

  test('yields nothing for an empty list', async () => {
    await using api = await startTestApi();
    const { products } = createClient({ url: api.url });
    expect(await collect(iterate(products.list, undefined))).toEqual([]);
  });

  test('rejects with the list’s error', async () => {
    await using api = await startTestApi();
    const { orders } = createClient({ url: api.url });
    await expect(collect(iterate(orders.list, {}))).rejects.toMatchObject({
      reason: 'UNAUTHENTICATED',
    });
  });

  test('rejects when aborted', async () => {
    await using api = await startTestApi();
    await stock(api, 3);
    const { products } = createClient({ url: api.url });
    const controller = new AbortController();
    const rows = iterate(products.list, { limit: 1 }, { signal: controller.signal });

    expect(await rows.next()).toMatchObject({ done: false });
    controller.abort();
    await expect(rows.next()).rejects.toMatchObject({ reason: 'ABORTED' });
    expect(await rows.next()).toEqual({ done: true, value: undefined });
  });

  test('rejects when aborted between loaded items', async () => {
    await using api = await startTestApi();
    await stock(api, 3);
    const { products } = createClient({ url: api.url });
    const controller = new AbortController();
    const rows = iterate(products.list, {}, { signal: controller.signal });

    expect(await rows.next()).toMatchObject({ done: false });
    controller.abort();
    await expect(rows.next()).rejects.toMatchObject({ reason: 'ABORTED' });
    expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
  });

  test('sends nothing if already aborted', async () => {
    const { requests, fetch } = recordRequests();
    const { products } = createClient({ url: 'http://127.0.0.1:1', fetch });
    const rows = iterate(products.list, {}, { signal: AbortSignal.abort() });
    await expect(rows.next()).rejects.toMatchObject({ reason: 'ABORTED' });
    expect(requests).toEqual([]);
  });

  test('fetches no more rows than the limit', async () => {
    await using api = await startTestApi();
    const skus = await stock(api, 5);
    const { requests, fetch } = recordRequests();
    const { products } = createClient({ url: api.url, fetch });

    const found = await collect(iterate(products.list, { sort: 'name', limit: 2 }, { limit: 3 }));

    expect(found.map(skuOf)).toEqual(skus.slice(0, 3));
    const inputs = requests.map(({ url }) =>
      JSON.parse(new URL(url).searchParams.get('input') ?? ''),
    );
    expect(inputs).toMatchObject([{ limit: 2 }, { limit: 1 }]);
  });

  test.each([-1, 1.5, Number.NaN])('rejects the limit %d', async (limit) => {
    const { products } = createClient({ url: 'http://127.0.0.1:1' });
    await expect(iterate(products.list, {}, { limit }).next()).rejects.toThrow(/whole number/);
  });
});

describe('iteratePages', () => {
  test('continues after the limit', async () => {
    await using api = await startTestApi();
    const skus = await stock(api, 5);
    const { products } = createClient({ url: api.url });
    const input = { sort: 'name', limit: 2 } as const;

    const pages = await collect(iteratePages(products.list, input, { limit: 3 }));
    const cursor = pages.at(-1)?.nextCursor ?? null;
    const rest = await collect(iterate(products.list, input, { cursor }));

    expect(pages.map(({ items }) => items.length)).toEqual([2, 1]);
    expect(rest.map(skuOf)).toEqual(skus.slice(3));
  });

  test('resumes at a saved cursor', async () => {
    await using api = await startTestApi();
    const skus = await stock(api, 5);
    const { products } = createClient({ url: api.url });
    const input = { sort: 'name', limit: 2 } as const;

    const [first, ...others] = await collect(iteratePages(products.list, input, { limit: 2 }));
    expect(others).toEqual([]);
    const cursor = first?.nextCursor ?? null;
    const rest = await collect(iteratePages(products.list, input, { cursor }));

    expect(first?.items.map(skuOf)).toEqual(skus.slice(0, 2));
    expect(rest.map(({ items }) => items.map(skuOf))).toEqual([skus.slice(2, 4), skus.slice(4)]);
    expect(rest.at(-1)?.nextCursor).toBeNull();
  });
});

/** Creates products; returns their SKUs in order of name. */
async function stock(api: TestApi, count: number): Promise<string[]> {
  const skus = Array.from({ length: count }, (_, index) => `SKU-${index}`);
  for (const sku of skus) await api.store.product({ sku, name: sku });
  return skus;
}

function skuOf({ sku }: Product): string {
  return sku;
}

async function collect<T>(values: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = [];
  for await (const value of values) collected.push(value);
  return collected;
}
