import { expect, test } from 'vitest';
import { numberSettings, problemWith, readSearch, settingsOf } from './sale-settings.ts';

test('an address without settings is a sale as usual, of the sale’s own product', () => {
  expect(readSearch({})).toEqual({});
  const usual = Object.fromEntries(numberSettings.map(({ name, usual: value }) => [name, value]));
  expect(settingsOf({})).toEqual({ productId: null, ...usual });
});

test('an address keeps only what differs from the usual, as numbers or as text', () => {
  const search = readSearch({ buyers: 200, stock: '50', pieces: 1, product: 77 });
  expect(search).toEqual({ buyers: 200, stock: 50, product: '77' });
  expect(readSearch({ ...search })).toEqual(search);
  expect(settingsOf(search)).toMatchObject({ productId: '77', buyers: 200, stock: 50, pieces: 1 });
});

test.each([
  { buyers: 1001 },
  { buyers: 0 },
  { tries: 2.5 },
  { seconds: -1 },
  { stock: 'many' },
  { stock: '' },
  { pieces: null },
  { product: '7 or 1=1' },
  { product: {} },
])('what makes no sense in an address is left out: %j', (search) => {
  expect(readSearch(search)).toEqual({});
});

test('what was typed must be a whole number within the range', () => {
  const setting = { name: 'buyers', label: 'Buyers', min: 1, max: 1000, usual: 1 } as const;
  for (const right of ['1', '1000', '007']) expect(problemWith(setting, right)).toBe(undefined);
  for (const wrong of ['', '0', '1001', '1.5', '-1', 'ten', '1e9'])
    expect(problemWith(setting, wrong)).toBe('A whole number from 1 to 1,000, please.');
});
