import { expect, test } from 'vitest';
import { exportAddress, readOrderNumber, readOrdersSearch } from './order-search.ts';

test.each([
  ['ORD-7K3F9-QXM2A', 'ORD-7K3F9-QXM2A'],
  [' ord-7k3f9-qxm2a ', 'ORD-7K3F9-QXM2A'],
  ['ord7k3f9qxm2a', 'ORD-7K3F9-QXM2A'],
  ['7K3F9 QXM2A', 'ORD-7K3F9-QXM2A'],
  ['7k3f9', '7K3F9'],
])('the number %j is read as %s', (typed, number) => {
  expect(readOrderNumber(typed)).toBe(number);
});

test('an address keeps what it knows, and digits that the router took for a number', () => {
  expect(readOrdersSearch({ status: 'pending', customer: 12, page: 3 })).toEqual({
    status: 'pending',
    customer: '12',
  });
  expect(readOrdersSearch({ status: 'lost', customer: '1e3' })).toEqual({});
  expect(readOrdersSearch({ customer: { id: 1 } })).toEqual({});
});

test('the export is filtered as the list is', () => {
  expect(exportAddress({ status: 'shipped', customer: '7' })).toBe(
    '/exports/orders.csv?status=shipped&userId=7',
  );
});
