import { describe, expect, test } from 'vitest';
import { hasFilters, parseFilter, parsePounds, toListInput } from './product-filter.ts';

describe('parseFilter', () => {
  test('parses valid search parameters', () => {
    const search = { q: 'mug', category: 9, available: true, min: '5', max: 20, sort: '-price' };
    expect(parseFilter(search)).toEqual({
      q: 'mug',
      category: '9',
      available: true,
      min: '5',
      max: '20',
      sort: '-price',
    });
  });

  test('returns undefined for invalid parameters, so that the router drops them from the URL', () => {
    const search = { q: '', available: 'perhaps', min: 'cheap', max: -1, sort: 'size', x: 1 };
    const nothing = {
      q: undefined,
      category: undefined,
      available: undefined,
      min: undefined,
      max: undefined,
    };
    expect(parseFilter(search)).toStrictEqual({ ...nothing, sort: undefined });
  });

  test('accepts a number as search text', () => {
    expect(parseFilter({ q: 350 })).toEqual({ q: '350' });
  });

  test('drops a maximum below the minimum', () => {
    expect(parseFilter({ min: '20', max: '5' })).toEqual({ min: '20' });
    expect(parseFilter({ min: '20', max: '20' })).toEqual({ min: '20', max: '20' });
  });
});

test('toListInput formats prices with two decimal places', () => {
  expect(
    toListInput({ q: 'mug', category: 'Mugs', available: true, min: '7.5', max: '20' }),
  ).toEqual({
    search: 'mug',
    metadata: { category: 'Mugs' },
    inStock: true,
    minPrice: '7.50',
    maxPrice: '20.00',
  });
  expect(toListInput({})).toEqual({});
});

test('hasFilters ignores search and sort', () => {
  expect(hasFilters({ q: 'mug', sort: 'price' })).toBe(false);
  expect(hasFilters({ max: '10' })).toBe(true);
  expect(hasFilters({ category: 'Mugs' })).toBe(true);
});

test.each([
  ['7', '7'],
  [' £7.50', '7.50'],
  ['7,5', '7.50'],
  [12.5, '12.50'],
  ['7.505', undefined],
  ['-3', undefined],
  ['1e3', undefined],
  ['', undefined],
  [Number.NaN, undefined],
  [null, undefined],
  ['123456789', undefined],
])('parsePounds parses %j as %j', (input, pounds) => {
  expect(parsePounds(input)).toBe(pounds);
});
