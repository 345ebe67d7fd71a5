import { startTestApi } from '@order-store/api/testing';
import { describe, expect, test } from 'vitest';
import { createClient } from './index.ts';
import { recordRequests } from './testing/record-requests.ts';

describe('createClient', () => {
  test('sends calls of the same tick in one HTTP request, each with its own result', async () => {
    await using api = await startTestApi();
    const mug = await api.store.product({ name: 'Mug', price: '7.50' });
    const { requests, fetch } = recordRequests();
    const client = createClient({ url: api.url, fetch });

    const [found, missing, list] = await Promise.allSettled([
      client.products.get.query({ id: mug.id }),
      client.products.get.query({ id: '999999' }),
      client.products.list.query({}),
    ]);

    expect(requests).toHaveLength(1);
    expect(found).toMatchObject({ value: { name: 'Mug', price: '7.50' } });
    expect(missing).toMatchObject({ reason: { reason: 'PRODUCT_NOT_FOUND' } });
    expect(list).toMatchObject({ value: { items: [{ id: mug.id }], nextCursor: null } });
  });

  test('accepts URLs with and without /trpc and slashes', async () => {
    await using api = await startTestApi();
    for (const url of [api.url, `${api.url}/`, `${api.url}/trpc`, new URL(`${api.url}/trpc/`)]) {
      const { items } = await createClient({ url }).products.list.query();
      expect(items).toEqual([]);
    }
  });

  test('calls the token function before each request', async () => {
    await using api = await startTestApi();
    const [ada, grace] = await api.store.customers(2);
    let token: string | null = null;
    const client = createClient({ url: api.url, token: async () => token });

    await expect(client.auth.me.query()).rejects.toMatchObject({ reason: 'UNAUTHENTICATED' });
    token = ada?.token ?? '';
    expect(await client.auth.me.query()).toMatchObject({ id: ada?.id });
    token = grace?.token ?? '';
    expect(await client.auth.me.query()).toMatchObject({ id: grace?.id });
  });

  test('sends the configured headers and the token', async () => {
    await using api = await startTestApi();
    const ada = await api.store.customer();
    const { requests, fetch } = recordRequests();
    const headers = { 'x-request-id': 'checkout-7' };
    const client = createClient({ url: api.url, token: ada.token, headers, fetch });

    expect(await client.auth.me.query()).toMatchObject({ id: ada.id });

    expect(requests[0]?.headers.get('x-request-id')).toBe('checkout-7');
    expect(requests[0]?.headers.get('authorization')).toBe(`Bearer ${ada.token}`);
  });
});
