import { expect, test } from 'vitest';
import { randomOrderNumber } from './order-number.ts';

const numbers = Array.from({ length: 20_000 }, randomOrderNumber);

test('an order number looks like ORD-7K3F9-QXM2A, without letters that look like digits', () => {
  for (const number of numbers) {
    expect(number).toMatch(/^ORD-[0-9AC-FHJKMNP-RT-Y]{5}-[0-9AC-FHJKMNP-RT-Y]{5}$/);
  }
});

test('order numbers are unique', () => {
  // Of 4.2e14 possible numbers, 20,000 collide with a probability of one in two million.
  expect(new Set(numbers).size).toBe(numbers.length);
});

test('uses every character at every position, so that numbers are unguessable', () => {
  for (const place of [4, 5, 6, 7, 8, 10, 11, 12, 13, 14]) {
    expect(new Set(numbers.map((number) => number[place])).size).toBe(29);
  }
});
