import { expect, test } from 'vitest';
import { exportUrl, parseOrdersSearch } from './order-search.ts';

test('keeps known search parameters, including ids that the router parsed as numbers', () => {
  expect(parseOrdersSearch({ status: 'pending', customer: 12, page: 3 })).toEqual({
    status: 'pending',
    customer: '12',
  });
  expect(parseOrdersSearch({ status: 'lost', customer: '1e3' })).toEqual({});
  expect(parseOrdersSearch({ customer: { id: 1 } })).toEqual({});
});

test('the export URL has the filter of the list', () => {
  expect(exportUrl({ status: 'shipped', customer: '7' })).toBe(
    '/exports/orders.csv?status=shipped&userId=7',
  );
});
