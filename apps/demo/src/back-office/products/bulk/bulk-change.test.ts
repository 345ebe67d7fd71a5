import { expect, test } from 'vitest';
import { toBulkChange } from './bulk-change.ts';

test('reads percentages and amounts as people write them', () => {
  for (const [typed, percent] of [
    ['5', '5'],
    [' +5 % ', '5'],
    ['−12,5%', '-12.5'],
    ['-3', '-3'],
    ['five', 'five'],
  ] as const)
    expect(toBulkChange('percent', typed)).toEqual({ price: { percent } });
  expect(toBulkChange('amount', '-£1.50')).toEqual({ price: { amount: '-1.50' } });
  expect(toBulkChange('category', ' Mugs ')).toEqual({ metadata: { category: 'Mugs' } });
  expect(toBulkChange('category', ' ')).toEqual({ metadata: { category: null } });
  expect(toBulkChange('archive', '')).toEqual({ archived: true });
  expect(toBulkChange('restore', '5')).toEqual({ archived: false });
});
