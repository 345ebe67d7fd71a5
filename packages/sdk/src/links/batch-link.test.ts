import { startTestApi } from '@order-store/api/testing';
import { describe, expect, test } from 'vitest';
import { createClient } from '../index.ts';
import { failureOf } from '../testing/failure-of.ts';
import { recordRequests } from '../testing/record-requests.ts';
import {
  startScriptedServer,
  respondWith,
  type ReceivedRequest,
} from '../testing/scripted-server.ts';

const done = respondWith(null);

describe('calls of the same tick', () => {
  test('are batched, queries and mutations separately', async () => {
    await using server = await startScriptedServer([done]);
    const { orders, products } = createClient({ url: server.url });
    await Promise.all([
      orders.cancel.mutate({ id: '1' }),
      products.get.query({ id: '2' }),
      orders.cancel.mutate({ id: '3' }),
      orders.get.query({ id: '4' }),
    ]);
    const requests = server.received.map(({ method, path, inputs }) => ({ method, path, inputs }));
    expect(requests).toHaveLength(2);
    expect(requests).toEqual(
      expect.arrayContaining([
        { method: 'GET', path: 'products.get,orders.get', inputs: [{ id: '2' }, { id: '4' }] },
        {
          method: 'POST',
          path: 'orders.cancel,orders.cancel',
          inputs: ['1', '3'].map((id) => ({ id, idempotencyKey: expect.any(String) })),
        },
      ]),
    );
  });

  test('are sent without a batch if there is only one of a type', async () => {
    await using server = await startScriptedServer([done]);
    const { orders, products } = createClient({ url: server.url });
    await Promise.all([orders.cancel.mutate({ id: '1' }), products.get.query({ id: '2' })]);
    expect(server.received.map(({ isBatch }) => isBatch)).toEqual([false, false]);
  });

  test('are limited to 64 per request', async () => {
    await using server = await startScriptedServer([done]);
    const { orders } = createClient({ url: server.url });
    const ids = Array.from({ length: 150 }, (_, index) => `${index}`);
    await Promise.all(ids.map((id) => orders.cancel.mutate({ id })));
    expect(sizes(server.received)).toEqual([22, 64, 64]);
  });

  test('are limited to 1 MB per request; a larger call is sent alone', async () => {
    await using server = await startScriptedServer([done]);
    const { orders } = createClient({ url: server.url });
    // 300 kB in UTF-8, a third of that in characters.
    const note = '€'.repeat(100_000);
    const notes = [note, note, note, note.repeat(5), note];
    await Promise.all(notes.map((each) => orders.cancel.mutate({ id: '1', note: each })));
    expect(sizes(server.received)).toEqual([1, 1, 3]);
  });

  test('are limited to URLs of 8,000 characters', async () => {
    const { requests, fetch } = recordRequests();
    await using server = await startScriptedServer([done]);
    const { products } = createClient({ url: server.url, fetch });
    const searches = Array.from({ length: 100 }, (_, index) => `ü${index}`.repeat(30));
    await Promise.all(searches.map((search) => products.list.query({ search })));
    const lengths = requests.map(({ url }) => url.length);
    expect(lengths.length).toBeGreaterThan(2);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(8000);
    expect(lengths.filter((length) => length > 7000).length).toBeGreaterThan(1);
  });

  test('fail alone if they can not be serialized as JSON', async () => {
    await using server = await startScriptedServer([done]);
    const { orders } = createClient({ url: server.url });
    const circular: { id: string; note: string; self?: unknown } = { id: '1', note: '' };
    circular.self = circular;
    const [bad, good] = await Promise.allSettled([
      failureOf(orders.cancel.mutate(circular)),
      orders.cancel.mutate({ id: '2' }),
    ]);
    expect(bad).toMatchObject({ value: { reason: 'UNSENDABLE', retryable: false, attempts: 1 } });
    expect(good).toMatchObject({ status: 'fulfilled' });
  });
});

test('a store places a thousand orders of the same tick', async () => {
  await using api = await startTestApi();
  const mug = await api.store.product({ stockQuantity: 1000 });
  const ada = await api.store.customer();
  const { requests, fetch } = recordRequests();
  const { orders } = createClient({ url: api.url, token: ada.token, fetch });

  const placed = await Promise.all(
    Array.from({ length: 1000 }, (_, index) =>
      orders.place.mutate({
        items: [{ productId: mug.id, quantity: 1 }],
        idempotencyKey: `${index}`,
      }),
    ),
  );

  expect(new Set(placed.map(({ id }) => id)).size).toBe(1000);
  expect(requests).toHaveLength(Math.ceil(1000 / 64));
  const [seventh] = await Promise.all([
    orders.get.query({ idempotencyKey: '7' }),
    orders.get.query({ idempotencyKey: '8' }),
  ]);
  expect(seventh.id).toBe(placed[7]?.id);
});

/** The number of calls per request, ascending. */
function sizes(received: readonly ReceivedRequest[]): number[] {
  return received.map(({ inputs }) => inputs.length).toSorted((a, b) => a - b);
}
