import {
  gatewayPage,
  startHttpProxy,
  startTestApi,
  truncatedStream,
  type HttpFault,
  type HttpProxy,
  type TestApi,
  type TestUser,
} from '@order-store/api/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createClient, isStoreError } from './index.ts';

const json: HttpFault = (_request, response) => {
  response.writeHead(503, { 'content-type': 'application/json' });
  response.end('{"error":{"message":"no upstream"}}');
  return true;
};

const rateLimited: HttpFault = (_request, response) => {
  const data = { code: 'TOO_MANY_REQUESTS', httpStatus: 429, reason: 'RATE_LIMITED' };
  const details = { retryAfterMs: 100 };
  response.writeHead(429, { 'content-type': 'application/json' }).end(
    JSON.stringify({
      error: {
        code: -32029,
        message: 'Too many streams',
        data: { ...data, details, retryable: true, requestId: 'r' },
      },
    }),
  );
  return true;
};

const faults: [string, HttpFault][] = [
  ['502', gatewayPage(502)],
  ['503 with Retry-After in seconds', gatewayPage(503, { 'retry-after': '1' })],
  ['503 with Retry-After as a date', gatewayPage(503, { 'retry-after': new Date().toUTCString() })],
  ['504', gatewayPage(504)],
  ['429', gatewayPage(429)],
  ['an HTML page with status 200', gatewayPage(200)],
  ['its own JSON', json],
  ['the store’s RATE_LIMITED', rateLimited],
  ['an empty response', (_request, response) => response.writeHead(204).end() !== undefined],
  ['a truncated stream', truncatedStream()],
];

let api: TestApi;
let ada: TestUser;

beforeAll(async () => {
  api = await startTestApi();
  ada = await api.store.customer();
});
afterAll(() => api[Symbol.asyncDispose]());

describe.concurrent('a subscription continues after a proxy responded with', () => {
  test.for(faults)(
    '%s, at the first connection and later',
    { timeout: 120_000 },
    // oxlint-disable-next-line no-shadow -- concurrent tests need the expect of their context
    async ([, fault], { expect }) => {
      const { store } = api;
      const [customer, mug] = [await store.customer(), await store.product()];
      await using proxy = await startHttpProxy(api.url);
      const watched = watch(proxy, customer);
      const faultFor = async (requests: number) => {
        const before = proxy.faults;
        proxy.setFault(fault);
        await expect
          .poll(() => proxy.faults - before, { timeout: 60_000 })
          .toBeGreaterThanOrEqual(requests);
      };

      await faultFor(2);
      proxy.setFault(undefined);
      await expect.poll(() => watched.live, { timeout: 60_000 }).toBe(true);

      // No update has been received when the connection breaks.
      await faultFor(1);
      const placed = [(await customer.place([[mug, 1]])).id];
      await faultFor(1);
      proxy.setFault(undefined);
      await expect
        .poll(() => [...watched.orders, ...watched.errors], { timeout: 60_000 })
        .toEqual(placed);

      await faultFor(2);
      placed.push((await customer.place([[mug, 1]])).id, (await customer.place([[mug, 1]])).id);
      proxy.setFault(undefined);
      await expect
        .poll(() => [...watched.orders, ...watched.errors], { timeout: 60_000 })
        .toEqual(placed);

      expect(watched.errors).toEqual([]);
      watched.stop();
    },
  );
});

test('ends permanently when the store or a proxy rejects the call', async () => {
  await using proxy = await startHttpProxy(api.url);
  const rejected = watch(proxy, { ...ada, token: 'unknown' });
  await expect.poll(() => rejected.errors.length, { timeout: 20_000 }).toBe(1);
  expect(isStoreError(rejected.errors[0], 'UNAUTHENTICATED')).toBe(true);

  proxy.setFault(gatewayPage(403));
  const forbidden = watch(proxy, ada);
  await expect.poll(() => forbidden.errors.length, { timeout: 20_000 }).toBe(1);
  expect(forbidden.errors[0]).toMatchObject({ reason: 'NETWORK', status: 403, retryable: false });
});

test('respects Retry-After, and stops when unsubscribed while waiting', async () => {
  await using proxy = await startHttpProxy(api.url);
  proxy.setFault(gatewayPage(503, { 'retry-after': '600' }));
  const watched = watch(proxy, ada);
  await expect.poll(() => watched.problems.length, { timeout: 20_000 }).toBe(1);
  expect(watched.problems[0]).toMatchObject({
    reason: 'NETWORK',
    status: 503,
    retryAfterMs: 600_000,
  });
  watched.stop();
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(proxy.paths).toHaveLength(1);
});

/** Watches the person's orders through the proxy. */
function watch({ url }: HttpProxy, { token }: Pick<TestUser, 'token'>) {
  const watched = {
    orders: Array<string>(),
    problems: Array<unknown>(),
    errors: Array<unknown>(),
    live: false,
    stop: () => subscription.unsubscribe(),
  };
  const subscription = createClient({ url, token }).orders.watch.subscribe(
    {},
    {
      onStarted: () => void (watched.live = true),
      onData: ({ data }) => watched.orders.push(data.order.id),
      onConnectionStateChange({ error }) {
        if (error) watched.problems.push(error);
      },
      onError: (error) => watched.errors.push(error),
    },
  );
  return watched;
}
