import { expect, test } from 'vitest';
import {
  numberSettings,
  parseSaleSearch,
  toSaleSettings,
  validateSetting,
} from './sale-settings.ts';

test('uses the defaults and the dedicated product when the URL has no settings', () => {
  expect(parseSaleSearch({})).toEqual({});
  const defaults = Object.fromEntries(
    numberSettings.map(({ name, defaultValue }) => [name, defaultValue]),
  );
  expect(toSaleSettings({})).toEqual({ productId: null, ...defaults });
});

test('keeps only settings that differ from the defaults, given as number or text', () => {
  const search = parseSaleSearch({ buyers: 200, stock: '50', units: 1, product: 77 });
  expect(search).toEqual({ buyers: 200, stock: 50, product: '77' });
  expect(parseSaleSearch({ ...search })).toEqual(search);
  expect(toSaleSettings(search)).toMatchObject({
    productId: '77',
    buyers: 200,
    stock: 50,
    units: 1,
  });
});

test.each([
  { buyers: 1001 },
  { buyers: 0 },
  { attempts: 2.5 },
  { seconds: -1 },
  { stock: 'many' },
  { stock: '' },
  { units: null },
  { product: '7 or 1=1' },
  { product: {} },
])('ignores the invalid search parameter %j', (search) => {
  expect(parseSaleSearch(search)).toEqual({});
});

test('accepts only whole numbers within the range', () => {
  const setting = { name: 'buyers', label: 'Buyers', min: 1, max: 1000, defaultValue: 1 } as const;
  for (const valid of ['1', '1000', '007']) expect(validateSetting(setting, valid)).toBe(undefined);
  for (const invalid of ['', '0', '1001', '1.5', '-1', 'ten', '1e9'])
    expect(validateSetting(setting, invalid)).toBe('Enter a whole number from 1 to 1,000.');
});
