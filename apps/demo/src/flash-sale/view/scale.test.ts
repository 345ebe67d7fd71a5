import { expect, test } from 'vitest';
import { niceEnd } from './scale.ts';

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

test('an axis is no shorter than it should be', () => {
  expect(niceEnd(0.3, 10)).toBe(10);
});
