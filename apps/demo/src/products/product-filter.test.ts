import { describe, expect, test } from 'vitest';
import { filterOf, isNarrowed, listInputOf, poundsOf } from './product-filter.ts';

describe('the filter of an address', () => {
  test('has everything that makes sense', () => {
    const search = { q: 'mug', available: true, min: '5', max: 20, sort: '-price' };
    expect(filterOf(search)).toEqual({
      q: 'mug',
      available: true,
      min: '5',
      max: '20',
      sort: '-price',
    });
  });

  test('names what makes none as not there, so that the router does not take it from the address', () => {
    const search = { q: '', available: 'perhaps', min: 'cheap', max: -1, sort: 'size', x: 1 };
    const nothing = { q: undefined, available: undefined, min: undefined, max: undefined };
    expect(filterOf(search)).toStrictEqual({ ...nothing, sort: undefined });
  });

  test('takes a number for the word that was typed', () => {
    expect(filterOf({ q: 350 })).toEqual({ q: '350' });
  });

  test('has no upper end below the lower one', () => {
    expect(filterOf({ min: '20', max: '5' })).toEqual({ min: '20' });
    expect(filterOf({ min: '20', max: '20' })).toEqual({ min: '20', max: '20' });
  });
});

test('the store is asked with amounts as it takes them', () => {
  expect(listInputOf({ q: 'mug', available: true, min: '7.5', max: '20' })).toEqual({
    search: 'mug',
    inStock: true,
    minPrice: '7.50',
    maxPrice: '20.00',
  });
  expect(listInputOf({})).toEqual({});
});

test('a search or a sort alone does not narrow', () => {
  expect(isNarrowed({ q: 'mug', sort: 'price' })).toBe(false);
  expect(isNarrowed({ max: '10' })).toBe(true);
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
])('%j pounds are %j', (written, pounds) => {
  expect(poundsOf(written)).toBe(pounds);
});
