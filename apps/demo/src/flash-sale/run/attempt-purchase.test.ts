import { StoreError } from '@order-store/sdk';
import { expect, test } from 'vitest';
import type { Buyer } from './gather-buyers.ts';
import { Tally } from './tally.ts';
import { tryToBuy, type Offer } from './try-to-buy.ts';

test('an impatient buyer clicks twice under one key, and that is one try', async () => {
  const keys: string[] = [];
  const { attempt, tally } = await tryAs('impatient', ({ idempotencyKey }) => {
    keys.push(idempotencyKey);
    return Promise.resolve({ id: '7' });
  });
  expect(attempt).toEqual({
    key: keys[0],
    userId: '1',
    clicks: 2,
    learnt: 'ordered',
    orderIds: ['7'],
  });
  expect(keys[1]).toBe(keys[0]);
  expect(tally.counts).toMatchObject({ ordered: 1, secondClicks: 1, sameOrder: 1 });
});

test('two orders for two clicks are both told of', async () => {
  let id = 0;
  const place = () => Promise.resolve({ id: String((id += 1)) });
  const { attempt, tally } = await tryAs('impatient', place);
  expect(attempt.orderIds).toEqual(['1', '2']);
  expect(tally.counts).toMatchObject({ secondClicks: 1, sameOrder: 0 });
});

test('who was told “sold out” once and then got the order has it', async () => {
  let clicks = 0;
  const { attempt } = await tryAs('impatient', () => {
    clicks += 1;
    return clicks === 1 ? Promise.reject(soldOut) : Promise.resolve({ id: '7' });
  });
  expect(attempt).toMatchObject({ learnt: 'ordered', orderIds: ['7'] });
});

test('a flighty buyer takes the call back, and has learnt nothing', async () => {
  const { attempt, tally } = await tryAs('flighty', (_input, { signal }) => {
    const { promise, reject } = Promise.withResolvers<never>();
    signal.addEventListener('abort', () => reject(takenBack));
    return promise;
  });
  expect(attempt).toMatchObject({ clicks: 1, learnt: 'nothing', orderIds: [] });
  expect(tally.counts).toMatchObject({ gaveUp: 1, failed: {} });
});

test('no answer is no refusal: only the store knows what became of it', async () => {
  const { attempt, tally } = await tryAs('calm', () => Promise.reject(noAnswer));
  expect(attempt).toMatchObject({ learnt: 'nothing', orderIds: [] });
  expect(tally.counts).toMatchObject({ soldOut: 0, failed: { NETWORK: 1 } });
  expect(tally.waits).toBe(null);
});

test('“sold out” is what the store said, and nothing else', async () => {
  const { attempt, tally } = await tryAs('calm', () => Promise.reject(soldOut));
  expect(attempt).toMatchObject({ learnt: 'sold-out', orderIds: [] });
  expect(tally.counts).toMatchObject({ soldOut: 1, failed: {} });
});

async function tryAs(temper: Buyer['temper'], place: Offer['place']) {
  const tally = new Tally(() => 0);
  const offer: Offer = { productId: '5', pieces: 2, place, tally, random: () => 0 };
  return { attempt: await tryToBuy(offer, { userId: '1', temper }), tally };
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
const noAnswer = new StoreError(
  'no answer',
  { ...fields, reason: 'NETWORK', details: { reached: true } },
  undefined,
);
const takenBack = new StoreError('taken back', { ...fields, reason: 'ABORTED', details: {} }, null);
