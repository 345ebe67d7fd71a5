import { expect, test } from 'vitest';
import { exportUrl, isFiltered, parseOrdersSearch, toOrderFilter } from './order-search.ts';

test('keeps known search parameters, including ids and amounts that the router parsed as numbers', () => {
  expect(parseOrdersSearch({ status: 'pending', customer: 12, page: 3 })).toEqual({
    status: 'pending',
    customer: '12',
  });
  expect(parseOrdersSearch({ status: 'lost', customer: '1e3' })).toEqual({});
  expect(parseOrdersSearch({ customer: { id: 1 }, q: '', payment: 'toString' })).toEqual({});
  const all = {
    q: 'ada',
    product: '3',
    from: '2026-11-01',
    to: '2026-11-01',
    min: '5',
    max: '7.50',
    payment: 'paid',
    fulfilment: 'partial',
  };
  expect(parseOrdersSearch({ ...all, product: 3, min: 5, max: '7.5' })).toEqual(all);
  expect(parseOrdersSearch({ from: '2026-11-31', to: '0002-01-01', min: 9, max: 8 })).toEqual({
    min: '9',
  });
});

test('filters by whole days in the time zone of the browser', () => {
  const { from = '', to = '' } = toOrderFilter({ from: '2026-11-01', to: '2026-11-01' });
  expect(new Date(from)).toEqual(new Date(2026, 10, 1));
  expect(new Date(to)).toEqual(new Date(2026, 10, 2));
});

test('the status is not among the filters that can be cleared', () => {
  expect(isFiltered({ status: 'pending', q: undefined })).toBe(false);
  expect(isFiltered({ q: 'ada' })).toBe(true);
});

test('the export URL has the filter of the list', () => {
  expect(exportUrl({ status: 'shipped', customer: '7', q: 'a b', min: '5' })).toBe(
    '/exports/orders.csv?status=shipped&userId=7&search=a+b&minTotal=5',
  );
});
