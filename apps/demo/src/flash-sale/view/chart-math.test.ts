import { expect, test } from 'vitest';
import type { AnswersInTime } from '../run/sale-progress.ts';
import { bestSecond } from './rates.ts';

const ordered = (answers: AnswersInTime) => answers.ordered;

test('the best second is any ten tenths in a row, not a second of the clock', () => {
  const answers = [...buckets(8, 1), ...buckets(10, 20), ...buckets(8, 2)];
  expect(bestSecond(answers, 2600, ordered)).toBe(200);
});

test('a sale of half a second counts twice, and the first moments no more than ten times', () => {
  expect(bestSecond(buckets(5, 10), 500, ordered)).toBe(100);
  expect(bestSecond(buckets(1, 10), 1, ordered)).toBe(100);
  expect(bestSecond([], 0, ordered)).toBe(0);
});

function buckets(count: number, each: number): AnswersInTime[] {
  return Array.from({ length: count }, () => ({ ordered: each, soldOut: 7 }));
}
