import { startTestApi } from '@order-store/api/testing';
import { TRPCClientError } from '@trpc/client';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { createClient, isStoreError, StoreError } from './index.ts';
import { serveResponse } from './testing/serve-response.ts';
import { failureOf } from './testing/failure-of.ts';
import { recordRequests } from './testing/record-requests.ts';

describe('a rejected call', () => {
  test('rejects with a StoreError that has all fields of the response', async () => {
    await using api = await startTestApi();
    const lastMug = await api.store.product({ stockQuantity: 1 });
    const ada = await api.store.customer();
    const { fetch, requests } = recordRequests();
    const client = createClient({ url: api.url, token: ada.token, fetch });

    const error = await failureOf(
      client.orders.place.mutate({ items: [{ productId: lastMug.id, quantity: 2 }] }),
    );

    expect(requests).toHaveLength(1);
    expect(error).toBeInstanceOf(StoreError);
    expect(error).toBeInstanceOf(TRPCClientError);
    expect(error).toMatchObject({
      name: 'StoreError',
      message: expect.stringContaining('Not enough in stock'),
      reason: 'INSUFFICIENT_STOCK',
      details: { lines: [{ productId: lastMug.id, requested: 2, available: 1 }] },
      retryable: false,
      requestId: expect.stringMatching(/^[\w-]{36}$/),
      status: 409,
    });
  });

  test('is recognized by its reason, which narrows the details', async () => {
    await using api = await startTestApi();
    const error = await failureOf(createClient({ url: api.url }).orders.get.query({ id: '1' }));

    expect(isStoreError(error)).toBe(true);
    expect(isStoreError(error, 'UNAUTHENTICATED')).toBe(true);
    expect(isStoreError(error, 'FORBIDDEN')).toBe(false);
    if (isStoreError(error, 'INSUFFICIENT_STOCK')) {
      expectTypeOf(error.details.lines[0]?.available).toEqualTypeOf<number | undefined>();
    }
    if (isStoreError(error) && error.reason === 'ORDER_NOT_FOUND') {
      expectTypeOf(error.details.ids).toEqualTypeOf<string[]>();
    }
  });

  test('has the status of its own call, not of the batch', async () => {
    await using api = await startTestApi();
    const client = createClient({ url: api.url });
    const errors = await Promise.all([
      failureOf(client.auth.me.query()),
      failureOf(client.products.get.query({ id: '1' })),
      failureOf(client.products.get.query({ id: 'one' })),
    ]);
    expect(errors.map(({ status }) => status)).toEqual([401, 404, 400]);
  });
});

describe('a call without a response from the store', () => {
  test('is NETWORK and retryable after ECONNREFUSED', async () => {
    const error = await failureOf(unretried(await unusedUrl()).products.list.query());
    expect(error).toMatchObject({
      reason: 'NETWORK',
      details: { reached: false },
      retryable: true,
      requestId: null,
      status: null,
    });
    expect(error.message).toMatch(/^Could not connect to the store: connect ECONNREFUSED/);
  });

  test.each([
    ['a page', 'text/html', '<h1>502 Bad Gateway</h1>'],
    ['no JSON', 'application/json', '{"error":'],
    ['other JSON', 'application/json', '{"error":"no upstream"}'],
    ['nothing', 'text/plain', ''],
  ])('is NETWORK when a proxy responds with %s', async (_what, contentType, body) => {
    await using proxy = await serveResponse(502, contentType, body);
    const error = await failureOf(unretried(proxy.url).products.list.query());
    expect(error).toMatchObject({ reason: 'NETWORK', retryable: true, requestId: null });
  });
});

test.each([new Error('other'), null, undefined, 'text', { reason: 'NETWORK' }])(
  'isStoreError is false for %s',
  (value) => expect(isStoreError(value)).toBe(false),
);

/** Retries would take until the deadline, and have separate tests. */
function unretried(url: string) {
  return createClient({ url, maxRetries: 0 });
}

/** The URL of a server that was just stopped. */
async function unusedUrl(): Promise<string> {
  await using server = await serveResponse(200, 'text/plain', '');
  return server.url;
}
