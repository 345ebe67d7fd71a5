import { expect, test } from 'vitest';
import { changedFields, differencesBetween, merged } from './three-way.ts';

const names = ['name', 'price', 'sku'] as const;
const before = { name: 'Mug', price: '10.00', sku: 'M' };

test('a field that one of us changed is suggested from that side, and one that both did from none', () => {
  const mine = { name: 'Blue mug', price: '12.00', sku: 'M' };
  const theirs = { name: 'Mug', price: '11.00', sku: 'N' };
  expect(differencesBetween(names, before, mine, theirs)).toEqual([
    { name: 'name', before: 'Mug', mine: 'Blue mug', theirs: 'Mug', suggested: 'mine' },
    { name: 'price', before: '10.00', mine: '12.00', theirs: '11.00', suggested: null },
    { name: 'sku', before: 'M', mine: 'M', theirs: 'N', suggested: 'theirs' },
  ]);
});

test('the same change by both is no difference', () => {
  const both = { ...before, price: '12.00' };
  expect(differencesBetween(names, before, both, both)).toEqual([]);
});

test('what is saved is their version with my chosen fields', () => {
  const mine = { name: 'Blue mug', price: '12.00', sku: 'M' };
  const theirs = { name: 'Mug', price: '11.00', sku: 'N' };
  const result = merged(mine, theirs, { name: 'mine', price: 'theirs', sku: 'theirs' });
  expect(result).toEqual({ name: 'Blue mug', price: '11.00', sku: 'N' });
  expect(changedFields(names, theirs, result)).toEqual(['name']);
});
