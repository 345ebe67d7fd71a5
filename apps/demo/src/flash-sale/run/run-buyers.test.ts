import { expect, test } from 'vitest';
import type { Attempt } from '../proof/evidence.ts';
import type { Buyer } from './gather-buyers.ts';
import { sendBuyers } from './send-buyers.ts';

const buyers: Buyer[] = ['1', '2', '3'].map((userId) => ({ userId, temper: 'calm' }));
const rush = { seconds: 0, random: () => 0, signal: new AbortController().signal };

test('buyers come beside each other, and try again as often as they may', async () => {
  const allAreIn = Promise.withResolvers<void>();
  let together = 0;
  const attempts = await sendBuyers(buyers, {
    ...rush,
    tries: 4,
    async tryToBuy(buyer) {
      together += 1;
      if (together === buyers.length) allAreIn.resolve();
      await allAreIn.promise;
      return ended(buyer, 'sold-out');
    },
  });
  expect(
    attempts
      .map(({ userId }) => userId)
      .toSorted()
      .join(''),
  ).toBe('111122223333');
});

test('whoever learnt nothing leaves for good', async () => {
  const attempts = await sendBuyers(buyers, {
    ...rush,
    tries: 4,
    tryToBuy: (buyer) =>
      Promise.resolve(ended(buyer, buyer.userId === '2' ? 'nothing' : 'ordered')),
  });
  expect(
    attempts
      .map(({ userId }) => userId)
      .toSorted()
      .join(''),
  ).toBe('111123333');
});

test('when the doors close, tries under way end and no other begins', async () => {
  const doors = new AbortController();
  const attempts = await sendBuyers(buyers, {
    seconds: 1000,
    // The first is there at once, the others would come in minutes.
    random: firstAtOnce(),
    signal: doors.signal,
    tries: 4,
    async tryToBuy(buyer) {
      doors.abort();
      await Promise.resolve();
      return ended(buyer, 'ordered');
    },
  });
  expect(attempts.map(({ userId }) => userId)).toEqual(['1']);
});

function firstAtOnce(): () => number {
  let came = 0;
  return () => (came++ === 0 ? 0 : 0.9);
}

function ended({ userId }: Buyer, learnt: Attempt['learnt']): Attempt {
  return { key: userId, userId, clicks: 1, learnt, orderIds: [] };
}
