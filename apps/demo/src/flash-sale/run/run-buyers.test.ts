import { expect, test } from 'vitest';
import type { Attempt } from '../verification/sale-record.ts';
import type { Buyer } from './prepare-buyers.ts';
import { runBuyers } from './run-buyers.ts';

const buyers: Buyer[] = ['1', '2', '3'].map((userId) => ({ userId, behavior: 'waits' }));
const options = { seconds: 0, random: () => 0, signal: new AbortController().signal };

test('runs buyers concurrently, each with all their attempts', async () => {
  const allStarted = Promise.withResolvers<void>();
  let started = 0;
  const attempts = await runBuyers(buyers, {
    ...options,
    attempts: 4,
    async attemptPurchase(buyer) {
      started += 1;
      if (started === buyers.length) allStarted.resolve();
      await allStarted.promise;
      return attemptOf(buyer, 'sold-out');
    },
  });
  expect(userIds(attempts)).toBe('111122223333');
});

test('ends a buyer after an attempt with unknown outcome', async () => {
  const attempts = await runBuyers(buyers, {
    ...options,
    attempts: 4,
    attemptPurchase: (buyer) =>
      Promise.resolve(attemptOf(buyer, buyer.userId === '2' ? 'unknown' : 'ordered')),
  });
  expect(userIds(attempts)).toBe('111123333');
});

test('finishes running attempts and starts no others once aborted', async () => {
  const stop = new AbortController();
  let calls = 0;
  const attempts = await runBuyers(buyers, {
    seconds: 1000,
    // The first buyer arrives immediately, the others after minutes.
    random: () => (calls++ === 0 ? 0 : 0.9),
    signal: stop.signal,
    attempts: 4,
    async attemptPurchase(buyer) {
      stop.abort();
      await Promise.resolve();
      return attemptOf(buyer, 'ordered');
    },
  });
  expect(userIds(attempts)).toBe('1');
});

function userIds(attempts: readonly Attempt[]): string {
  return attempts
    .map(({ userId }) => userId)
    .toSorted()
    .join('');
}

function attemptOf({ userId }: Buyer, outcome: Attempt['outcome']): Attempt {
  return { key: userId, userId, clicks: 1, outcome, orderIds: [] };
}
