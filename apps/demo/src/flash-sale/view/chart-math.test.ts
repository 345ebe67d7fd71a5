import { expect, test } from 'vitest';
import type { ResponseBucket } from '../run/sale-progress.ts';
import { niceEnd, peakPerSecond } from './chart-math.ts';

const ordered = (bucket: ResponseBucket) => bucket.ordered;

test('the peak second is any ten consecutive buckets', () => {
  const responses = [...buckets(8, 1), ...buckets(10, 20), ...buckets(8, 2)];
  expect(peakPerSecond(responses, 2600, ordered)).toBe(200);
});

test('extrapolates a shorter sale to one second, at most tenfold', () => {
  expect(peakPerSecond(buckets(5, 10), 500, ordered)).toBe(100);
  expect(peakPerSecond(buckets(1, 10), 1, ordered)).toBe(100);
  expect(peakPerSecond([], 0, ordered)).toBe(0);
});

test.each([
  [0, 1],
  [1, 1],
  [1.01, 2],
  [3, 3],
  [50, 50],
  [61, 80],
  [81, 100],
  [1999, 2000],
  [2001, 3000],
])('an axis that shows %d ends at %d', (value, end) => {
  expect(niceEnd(value)).toBe(end);
});

test('an axis ends no lower than its minimum', () => {
  expect(niceEnd(0.3, 10)).toBe(10);
});

function buckets(count: number, each: number): ResponseBucket[] {
  return Array.from({ length: count }, () => ({ ordered: each, soldOut: 7 }));
}
