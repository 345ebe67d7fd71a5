import { describe, expect, test } from 'vitest';
import { isStoreError, iterate, type StoreClient } from '../index.ts';
import {
  createFakeClient,
  makeOrder,
  makeOrderItem,
  makeOrderUpdate,
  makePage,
  makeProduct,
  makeUser,
} from '../testing.ts';
import { createStoreQueries } from '../react/create-store-queries.ts';
import { failureOf } from '../testing/failure-of.ts';

const items = [{ productId: '7', quantity: 2 }];

describe('a scripted procedure', () => {
  test('answers with the output, and records the call', async () => {
    const fake = createFakeClient();
    const order = makeOrder();
    fake.orders.place.resolves(order);
    const client: StoreClient = fake;
    const placed = await client.orders.place.mutate({ items }).withResponse();
    expect(placed.data).toEqual(order);
    expect(placed.data).not.toBe(order);
    expect(placed.response).toMatchObject({ attempts: 1, status: 200 });
    expect(fake.orders.place.calls).toEqual([
      { input: { items }, idempotencyKey: expect.stringMatching(/^[0-9a-f]{32}$/), attempts: 1 },
    ]);
    await client.orders.place.mutate({ items }, { idempotencyKey: 'cart 7' });
    expect(fake.orders.place.calls.at(-1)?.idempotencyKey).toBe('cart 7');
  });

  test('rejects like a store, with the status and whether to retry', async () => {
    const fake = createFakeClient();
    const lines = [{ productId: '7', requested: 2, available: 1 }];
    fake.orders.place.rejects('INSUFFICIENT_STOCK', { lines }, 'Only one mug is left');
    const error = await failureOf(fake.orders.place.mutate({ items }));
    expect(error).toMatchObject({
      message: 'Only one mug is left',
      reason: 'INSUFFICIENT_STOCK',
      details: { lines },
      status: 409,
      retryable: false,
      attempts: 1,
      call: 'orders.place',
      data: { code: 'CONFLICT' },
    });
    expect(error.stack).toContain('create-fake-client.test.ts');
    expect(isStoreError(error, 'INSUFFICIENT_STOCK')).toBe(true);
  });

  test('answers one attempt per script in order, and further attempts with the last one', async () => {
    const fake = createFakeClient({ maxRetries: 0 });
    fake.products.get.resolves(makeProduct({ name: 'First' }));
    fake.products.get.answers((input) =>
      makeProduct({ id: 'id' in input ? input.id : '0', name: 'Later' }),
    );
    const names = [];
    for (const id of ['1', '2', '3']) names.push((await fake.products.get.query({ id })).name + id);
    expect(names).toEqual(['First1', 'Later2', 'Later3']);
    fake.products.get.rejects('PRODUCT_NOT_FOUND', { ids: ['1'] });
    expect((await failureOf(fake.products.get.query({ id: '1' }))).status).toBe(404);
  });

  test('fails clearly without a script', async () => {
    const fake = createFakeClient();
    const error: unknown = await fake.auth.me.query().catch((thrown: unknown) => thrown);
    expect(isStoreError(error)).toBe(false);
    expect(String(error)).toMatch(/auth\.me was called without a script: call auth\.me\.resolves/);
    fake.auth.me.resolves(makeUser());
    await fake.auth.me.query();
    fake.reset();
    await expect(fake.auth.me.query()).rejects.toThrow('without a script');
    expect(fake.auth.me.calls).toEqual([]);
  });

  test('works with iterate and TanStack Query', async () => {
    const fake = createFakeClient();
    const [first, second] = [makeProduct(), makeProduct()];
    fake.products.list.resolves(makePage([first], 'next')).resolves(makePage([second]));
    const found = [];
    for await (const product of iterate(fake.products.list, {})) found.push(product.id);
    expect(found).toEqual([first.id, second.id]);
    expect(fake.products.list.calls.map(({ input }) => input?.cursor)).toEqual([undefined, 'next']);

    const { queryFn, queryKey } = createStoreQueries(fake).products.get.queryOptions({ id: '7' });
    expect(queryKey).toEqual([['products', 'get'], { input: { id: '7' }, type: 'query' }]);
    expect(queryFn).toBeTypeOf('function');
  });
});

describe('time', () => {
  test('passes immediately between retries, which are those of a real client', async () => {
    const retries: string[] = [];
    const fake = createFakeClient({ onRetry: ({ error }) => retries.push(error.reason) });
    fake.orders.place
      .rejects('RATE_LIMITED', { retryAfterMs: 20_000 })
      .rejects('NETWORK', { reached: false })
      .resolves(makeOrder());
    await fake.orders.place.mutate({ items });
    expect(retries).toEqual(['RATE_LIMITED', 'NETWORK']);
    expect(fake.orders.place.calls).toMatchObject([{ attempts: 3 }]);
    expect(fake.clock.now()).toBeGreaterThanOrEqual(20_000);
    expect(fake.clock.now()).toBeLessThan(30_000);
  });

  test('ends a call without a response at its deadline', async () => {
    const fake = createFakeClient();
    fake.orders.place.hangs();
    const error = await failureOf(fake.orders.place.mutate({ items }, { deadlineMs: 5_000 }));
    expect(error).toMatchObject({
      reason: 'CLIENT_TIMEOUT',
      details: { of: 'call', limitMs: 5_000 },
    });
    expect(fake.clock.now()).toBe(5_000);
  });

  test('stops while an answer is computed', async () => {
    const fake = createFakeClient({ timeoutMs: 1 });
    fake.auth.me.answers(async () => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return makeUser();
    });
    await fake.auth.me.query();
    expect(fake.auth.me.calls).toMatchObject([{ attempts: 1 }]);
  });
});

describe('a scripted stream', () => {
  test('sends updates to open subscriptions, and ends with an error', async () => {
    const fake = createFakeClient();
    const seen: string[] = [];
    const subscription = fake.orders.watch.subscribe(
      { orderId: '7' },
      {
        onStarted: ({ context }) => seen.push(`started ${String(context?.['resumed'])}`),
        onData: ({ data }) => seen.push(data.order.status),
        onError: ({ reason, call }) => seen.push(`${reason} of ${call}`),
      },
    );
    fake.orders.watch.emits({ id: '1-1', data: makeOrderUpdate() });
    expect(fake.orders.watch.calls).toEqual([{ input: { orderId: '7' } }]);
    await expect.poll(() => seen).toEqual(['started false', 'pending']);
    fake.orders.watch.rejects('FORBIDDEN', {});
    await expect.poll(() => seen.at(-1)).toBe('FORBIDDEN of orders.watch');
    expect(fake.orders.watch.open).toBe(0);
    subscription.unsubscribe();
  });

  test('is read with for await', async () => {
    const fake = createFakeClient();
    const levels = [];
    const stream = fake.products.watchStock.subscribe({ ids: ['7'] });
    fake.products.watchStock.emits({ id: '7', stockQuantity: 3, price: '1.00' });
    for await (const { stockQuantity } of stream) {
      levels.push(stockQuantity);
      break;
    }
    expect(levels).toEqual([3]);
    await expect.poll(() => fake.products.watchStock.open).toBe(0);
  });
});

test('totals of made orders follow from their lines', () => {
  const order = makeOrder({
    items: [makeOrderItem({ unitPrice: '2.50', quantity: 3 }), makeOrderItem()],
    charges: [{ kind: 'shipping', label: 'Standard', amount: '4.90' }],
  });
  expect(order).toMatchObject({
    totalAmount: '20.00',
    grandTotal: '24.90',
    payment: { amountDue: '24.90' },
  });
  expect(makeOrder().id).not.toBe(makeOrder().id);
});
