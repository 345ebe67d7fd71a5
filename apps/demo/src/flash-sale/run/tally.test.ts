import { expect, test } from 'vitest';
import { Tally } from './tally.ts';

test('answers are counted in the tenth of a second in which they came', () => {
  let now = 0;
  const tally = new Tally(() => now);
  tally.ended('ordered', 5);
  now = 99.9;
  tally.ended('ordered', 5);
  now = 350;
  tally.ended('sold-out', 5);
  tally.ended('gave-up', 5);
  tally.ended({ failed: 'NETWORK' }, 5);
  const none = { ordered: 0, soldOut: 0 };
  expect(tally.answers).toEqual([
    { ordered: 2, soldOut: 0 },
    none,
    none,
    { ordered: 0, soldOut: 1 },
  ]);
  expect(tally.counts).toMatchObject({
    ordered: 2,
    soldOut: 1,
    gaveUp: 1,
    failed: { NETWORK: 1 },
  });
});

test('waits are the median and the 99th of a hundred, of those who got an answer', () => {
  const tally = new Tally(() => 0);
  expect(tally.waits).toBe(null);
  for (let ms = 200; ms >= 1; ms -= 1) tally.ended(ms % 2 ? 'ordered' : 'sold-out', ms);
  tally.ended('gave-up', 9000);
  expect(tally.waits).toEqual({ median: 100, p99: 198 });
});

test('what was told does not change afterwards', () => {
  const tally = new Tally(() => 0);
  tally.ended('ordered', 1);
  const { counts, answers } = tally;
  tally.ended('ordered', 1);
  expect([counts.ordered, answers[0]?.ordered]).toEqual([1, 1]);
});
