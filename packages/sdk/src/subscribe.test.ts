import { startTcpProxy, startTestApi, type TestApi } from '@order-store/api/testing';
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
