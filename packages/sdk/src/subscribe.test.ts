import {
  gatewayPage,
  startHttpProxy,
  startTcpProxy,
  startTestApi,
  type TestApi,
} from '@order-store/api/testing';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { createClient, isStoreError, type OrderUpdate, type StockLevel } from './index.ts';
import { countOpenStreams } from './testing/count-open-streams.ts';

describe('a subscription', () => {
  test('delivers order and stock updates, using the token and headers of the client', async () => {
    await using api = await startTestApi();
    const ada = await api.store.customer();
    const mug = await api.store.product({ stockQuantity: 5 });
    const asked: Request[] = [];
    const client = createClient({
      url: api.url,
      token: async () => ada.token,
      headers: { 'x-request-id': 'live-7' },
      fetch: async (input, init) => {
        const request = new Request(input, init);
        asked.push(request);
        return fetch(request);
      },
    });
    const updates: OrderUpdate[] = [];
    const levels: number[] = [];
    const orders = client.orders.watch.subscribe(
      {},
      {
        onData({ id, data }) {
          expectTypeOf(id).toEqualTypeOf<string>();
          updates.push(data);
        },
      },
    );
    const stock = client.products.watchStock.subscribe(
      { ids: [mug.id] },
      { onData: (level: StockLevel) => levels.push(level.stockQuantity) },
    );
    await expect.poll(() => levels).toEqual([5]);
    await expect.poll(() => asked.length).toBe(2);
    for (const { headers } of asked) {
      expect(headers.get('authorization')).toBe(`Bearer ${ada.token}`);
      expect(headers.get('x-request-id')).toBe('live-7');
    }
    const live = await liveStreams(api, 2);

    const order = await ada.place([[mug, 2]]);

    await expect.poll(() => updates.map((update) => update.order.id)).toEqual([order.id]);
    await expect.poll(() => levels).toEqual([5, 3]);
    orders.unsubscribe();
    stock.unsubscribe();
    await live.left();
  });

  test(
    'resumes after a broken connection without missing or duplicate updates',
    { timeout: 60_000 },
    async () => {
      await using api = await startTestApi();
      await using proxy = await startTcpProxy(api.url);
      const ada = await api.store.customer();
      const mug = await api.store.product();
      const client = createClient({ url: proxy.url, token: ada.token });
      const received: string[] = [];
      const problems: unknown[] = [];
      const watching = client.orders.watch.subscribe(
        {},
        {
          onData: ({ data }) => received.push(data.order.id),
          onConnectionStateChange({ error }) {
            if (error) problems.push(error);
          },
          onError: (error) => problems.push(error),
        },
      );
      await liveStreams(api, 1);
      const placed = [(await ada.place([[mug, 1]])).id];
      await expect.poll(() => received).toEqual(placed);

      await proxy.goAway();
      placed.push((await ada.place([[mug, 1]])).id, (await ada.place([[mug, 1]])).id);
      await proxy.comeBack();
      await expect.poll(() => received, { timeout: 30_000 }).toEqual(placed);
      placed.push((await ada.place([[mug, 1]])).id);
      await expect.poll(() => received).toEqual(placed);

      expect(problems.length).toBeGreaterThan(0);
      for (const problem of problems) expect(isStoreError(problem, 'NETWORK')).toBe(true);
      watching.unsubscribe();
    },
  );

  // Failure case 46: docs/failure-cases.md. The store rejects a stream in a stream, with the status 200.
  test('starts when the store accepts it, not while the store is overloaded', async () => {
    await using api = await startTestApi({ LIVE_MAX_STREAMS: '1' });
    await using proxy = await startHttpProxy(api.url);
    const [ada, mug] = [await api.store.customer(), await api.store.product()];
    const first = createClient({ url: api.url }).products.watchStock.subscribe(
      { ids: [mug.id] },
      { onData: () => {} },
    );
    await liveStreams(api, 1);
    const seen: unknown[] = [];
    const watching = createClient({ url: proxy.url, token: ada.token }).orders.watch.subscribe(
      {},
      {
        onStarted: () => seen.push('started'),
        onData: ({ data }) => seen.push(data.order.id),
        onConnectionStateChange({ state, error }) {
          if (state === 'pending') seen.push(state);
          else if (isStoreError(error)) seen.push(error.reason);
        },
      },
    );
    await expect.poll(() => seen, { timeout: 20_000 }).toContain('OVERLOADED');
    expect(seen).not.toContain('started');
    expect(seen).not.toContain('pending');

    first.unsubscribe();
    await expect.poll(() => seen.slice(-2), { timeout: 20_000 }).toEqual(['started', 'pending']);
    proxy.setFault(gatewayPage(502));
    const { id } = await ada.place([[mug, 1]]);
    proxy.setFault(undefined);
    await expect.poll(() => seen.at(-1), { timeout: 20_000 }).toBe(id);
    watching.unsubscribe();
  });

  test('resumes where it stopped once the rate limit allows it', { timeout: 60_000 }, async () => {
    await using api = await startTestApi({ RATE_LIMIT: 'on' });
    const { pool } = api.store.database;
    const ada = await api.store.customer();
    const mug = await api.store.product({ stockQuantity: 1000 });
    const items = [{ productId: mug.id, quantity: 1 }];
    for (const staff of [await api.store.staff(), await api.store.staff()])
      await Promise.all(
        Array.from({ length: 65 }, () => staff.api.orders.place({ items, userId: ada.id })),
      );
    const client = createClient({ url: api.url, token: ada.token });
    const { rows: events } = await pool.query<{ order: string; position: string }>(
      `SELECT order_id AS order, transaction_id::text || '-' || id::text AS position
       FROM order_events ORDER BY transaction_id, id`,
    );
    await client.auth.me.query();
    // The rate limit allows two reads for the next seconds: the call and the first of three pages of 50 events.
    await pool.query(
      `UPDATE rate_limits SET points = 2998, expire = $1 WHERE key LIKE 'reading:customer:%'`,
      [Date.now() + 5000],
    );
    const received: string[] = [];
    const reasons: string[] = [];
    const watching = client.orders.watch.subscribe(
      { lastEventId: events[0]?.position },
      {
        onData: ({ data }) => received.push(data.order.id),
        onConnectionStateChange({ error }) {
          if (isStoreError(error)) reasons.push(error.reason);
        },
        onError: (error) => reasons.push(error.reason),
      },
    );
    await expect.poll(() => received.length, { timeout: 40_000 }).toBeGreaterThanOrEqual(129);
    expect(received).toEqual(events.slice(1).map(({ order }) => order));
    expect(new Set(reasons)).toEqual(new Set(['RATE_LIMITED']));
    watching.unsubscribe();
  });

  test('ends with a StoreError when rejected', async () => {
    await using api = await startTestApi();
    const client = createClient({ url: api.url });
    const error = await new Promise((resolve) =>
      client.orders.watch.subscribe({}, { onError: resolve }),
    );
    expect(isStoreError(error, 'UNAUTHENTICATED')).toBe(true);
  });
});

/** Waits until the API has this many streams. */
async function liveStreams(api: TestApi, count: number): Promise<{ left(): PromiseLike<void> }> {
  await expect.poll(() => countOpenStreams(api)).toBe(count);
  return { left: () => expect.poll(() => countOpenStreams(api)).toBe(0) };
}
