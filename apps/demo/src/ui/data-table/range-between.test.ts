import { expect, test } from 'vitest';
import { rangeBetween } from './range-between.ts';

const keys = ['a', 'b', 'c', 'd'];

test.each([
  { last: 'b', key: 'd', range: ['b', 'c', 'd'] },
  { last: 'c', key: 'a', range: ['a', 'b', 'c'] },
  { last: 'b', key: 'b', range: ['b'] },
  { last: null, key: 'c', range: ['c'] },
  { last: 'gone', key: 'c', range: ['c'] },
])('selects $range from $last to $key', ({ last, key, range }) => {
  expect(rangeBetween(keys, last, key)).toEqual(range);
});

test('selects one row without the keys of the others', () => {
  expect(rangeBetween([], 'a', 'b')).toEqual(['b']);
});
