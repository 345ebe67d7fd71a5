import { StoreError } from '@order-store/sdk';
import { expect, test } from 'vitest';
import { attemptPurchase, type Offer } from './attempt-purchase.ts';
import type { Buyer } from './prepare-buyers.ts';
import { SaleCounter } from './sale-counter.ts';

test('sends both clicks of a double-click under one idempotency key', async () => {
  const keys: string[] = [];
  const { attempt, counter } = await attemptAs('double-clicks', ({ idempotencyKey }) => {
    keys.push(idempotencyKey);
    return Promise.resolve({ id: '7' });
  });
  expect(attempt).toEqual({
    key: keys[0],
    userId: '1',
    clicks: 2,
    outcome: 'ordered',
    orderIds: ['7'],
  });
  expect(keys[1]).toBe(keys[0]);
  expect(counter.counts).toMatchObject({ ordered: 1, doubleClicks: 1, sameOrder: 1 });
});

test('records both orders when a double-click returns two', async () => {
  let id = 0;
  const place = () => Promise.resolve({ id: String((id += 1)) });
  const { attempt, counter } = await attemptAs('double-clicks', place);
  expect(attempt.orderIds).toEqual(['1', '2']);
  expect(counter.counts).toMatchObject({ doubleClicks: 1, sameOrder: 0 });
});

test('is ordered when one of two clicks returns an order', async () => {
  let clicks = 0;
  const { attempt } = await attemptAs('double-clicks', () => {
    clicks += 1;
    return clicks === 1 ? Promise.reject(soldOut) : Promise.resolve({ id: '7' });
  });
  expect(attempt).toMatchObject({ outcome: 'ordered', orderIds: ['7'] });
});

test('has an unknown outcome when the buyer aborts the call', async () => {
  const { attempt, counter } = await attemptAs('aborts', (_input, { signal }) => {
    const { promise, reject } = Promise.withResolvers<never>();
    signal.addEventListener('abort', () => reject(aborted));
    return promise;
  });
  expect(attempt).toMatchObject({ clicks: 1, outcome: 'unknown', orderIds: [] });
  expect(counter.counts).toMatchObject({ aborted: 1, failed: {} });
});

test('has an unknown outcome when no response arrives', async () => {
  const { attempt, counter } = await attemptAs('waits', () => Promise.reject(noResponse));
  expect(attempt).toMatchObject({ outcome: 'unknown', orderIds: [] });
  expect(counter.counts).toMatchObject({ soldOut: 0, failed: { NETWORK: 1 } });
  expect(counter.waits).toBe(null);
});

test('is sold out when the store reports insufficient stock', async () => {
  const { attempt, counter } = await attemptAs('waits', () => Promise.reject(soldOut));
  expect(attempt).toMatchObject({ outcome: 'sold-out', orderIds: [] });
  expect(counter.counts).toMatchObject({ soldOut: 1, failed: {} });
});

async function attemptAs(behavior: Buyer['behavior'], place: Offer['place']) {
  const counter = new SaleCounter(() => 0);
  const offer: Offer = { productId: '5', units: 2, place, counter, random: () => 0 };
  return { attempt: await attemptPurchase(offer, { userId: '1', behavior }), counter };
}

const fields = {
  retryable: false,
  retryAfterMs: null,
  requestId: null,
  status: null,
  attempts: 1,
} as const;
const soldOut = new StoreError(
  'sold out',
  { ...fields, reason: 'INSUFFICIENT_STOCK', details: { lines: [] } },
  undefined,
);
const noResponse = new StoreError(
  'no response',
  { ...fields, reason: 'NETWORK', details: { reached: true } },
  undefined,
);
const aborted = new StoreError('aborted', { ...fields, reason: 'ABORTED', details: {} }, null);
