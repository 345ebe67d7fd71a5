import { expect, test } from 'vitest';
import { openStream, type EventStream, rejection, startTestApi } from '../testing/index.ts';
import type { StockLevel } from './stock-feed.ts';

test('streams the current stock and price to anyone, then every change', async () => {
  await using api = await startTestApi();
  const { store } = api;
  const [ada, staff] = [await store.customer(), await store.staff()];
  const [mug, bowl, other] = [
    await store.product({ stockQuantity: 10 }),
    await store.product({ stockQuantity: 0 }),
    await store.product(),
  ];
  const input = { ids: [mug.id, bowl.id, mug.id] };
  await using stream = await openStream<StockLevel>(api.url, 'products.watchStock', { input });
  await stream.count(2);
  const levels = () => stream.messages.map(({ data }) => data);
  expect(byId(stream)).toEqual([
    { id: mug.id, stockQuantity: 10, price: '10.00' },
    { id: bowl.id, stockQuantity: 0, price: '10.00' },
  ]);
  const last = (id: string) => levels().findLast((level) => level.id === id)?.stockQuantity;

  const order = await ada.place([
    [mug, 3],
    [other, 1],
  ]);
  await expect.poll(() => last(mug.id)).toBe(7);
  await ada.api.orders.cancel({ id: order.id });
  await expect.poll(() => last(mug.id)).toBe(10);
  await staff.api.products.adjustStock({ id: bowl.id, delta: 4, reason: 'found' });
  await expect.poll(() => last(bowl.id)).toBe(4);
  await staff.api.products.setStock({
    id: mug.id,
    quantity: 8,
    expectedQuantity: 10,
    reason: 'counted',
  });
  await expect.poll(() => last(mug.id)).toBe(8);
  await staff.api.products.update({ id: bowl.id, expectedVersion: 1, price: '12.50' });
  await expect
    .poll(() => levels().at(-1))
    .toEqual({ id: bowl.id, stockQuantity: 4, price: '12.50' });
  expect(levels().some(({ id }) => id === other.id)).toBe(false);

  // A later subscriber gets the current stock although nothing changes.
  await using later = await openStream<StockLevel>(api.url, 'products.watchStock', { input });
  await later.count(2);
  expect(byId(later)).toEqual([
    { id: mug.id, stockQuantity: 8, price: '10.00' },
    { id: bowl.id, stockQuantity: 4, price: '12.50' },
  ]);
});

test('names all missing products before streaming', async () => {
  await using api = await startTestApi();
  const { stranger } = api.store;
  const { id } = await api.store.product();
  const missing = await rejection(stranger.products.watchStock({ ids: ['987', id, '988', '987'] }));
  expect(missing).toMatchObject({ reason: 'PRODUCT_NOT_FOUND', details: { ids: ['987', '988'] } });
  for (const ids of [[], Array.from({ length: 201 }, (_, index) => String(index + 1))]) {
    const rejected = await rejection(stranger.products.watchStock({ ids }));
    expect(rejected).toMatchObject({
      reason: 'VALIDATION_FAILED',
      details: { ids: [expect.stringContaining('must have at')] },
    });
  }
});

function byId({ messages }: EventStream<StockLevel>): StockLevel[] {
  return messages.map(({ data }) => data).toSorted((a, b) => Number(a.id) - Number(b.id));
}

test('begins with the current stock, whatever event id the client sends', async () => {
  await using api = await startTestApi();
  const mug = await api.store.product({ stockQuantity: 5 });
  await using stream = await openStream<{ stockQuantity: number }>(api.url, 'products.watchStock', {
    input: { ids: [mug.id] },
    lastEventId: '99999999999-99999999',
  });
  await stream.count(1);
  await (await api.store.customer()).place([[mug, 2]]);
  await stream.count(2);
  expect(stream.messages.map(({ data }) => data.stockQuantity)).toEqual([5, 3]);
});
