import { expect, test } from 'vitest';
import { exportUrl, normalizeOrderNumber, parseOrdersSearch } from './order-search.ts';

test.each([
  ['ORD-7K3F9-QXM2A', 'ORD-7K3F9-QXM2A'],
  [' ord-7k3f9-qxm2a ', 'ORD-7K3F9-QXM2A'],
  ['ord7k3f9qxm2a', 'ORD-7K3F9-QXM2A'],
  ['7K3F9 QXM2A', 'ORD-7K3F9-QXM2A'],
  ['7k3f9', '7K3F9'],
])('normalizes the order number %j to %s', (typed, number) => {
  expect(normalizeOrderNumber(typed)).toBe(number);
});

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
