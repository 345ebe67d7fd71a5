import { expect, test } from 'vitest';
import { changedFields, diffFields, mergeFields } from './three-way-merge.ts';

const names = ['name', 'price', 'sku'] as const;
const base = { name: 'Mug', price: '10.00', sku: 'M' };

test('suggests the side that changed a field, and neither when both did', () => {
  const mine = { name: 'Blue mug', price: '12.00', sku: 'M' };
  const theirs = { name: 'Mug', price: '11.00', sku: 'N' };
  expect(diffFields(names, base, mine, theirs)).toEqual([
    { name: 'name', base: 'Mug', mine: 'Blue mug', theirs: 'Mug', suggested: 'mine' },
    { name: 'price', base: '10.00', mine: '12.00', theirs: '11.00', suggested: null },
    { name: 'sku', base: 'M', mine: 'M', theirs: 'N', suggested: 'theirs' },
  ]);
});

test('reports no difference when both sides made the same change', () => {
  const both = { ...base, price: '12.00' };
  expect(diffFields(names, base, both, both)).toEqual([]);
});

test('merges the chosen fields of mine into their version', () => {
  const mine = { name: 'Blue mug', price: '12.00', sku: 'M' };
  const theirs = { name: 'Mug', price: '11.00', sku: 'N' };
  const result = mergeFields(mine, theirs, { name: 'mine', price: 'theirs', sku: 'theirs' });
  expect(result).toEqual({ name: 'Blue mug', price: '11.00', sku: 'N' });
  expect(changedFields(names, theirs, result)).toEqual(['name']);
});
