import { expect, test } from 'vitest';
import { randomOrderNumber } from './order-number.ts';

const numbers = Array.from({ length: 20_000 }, randomOrderNumber);

test('an order number looks like ORD-7K3F9-QXM2A, without letters that look like digits', () => {
  for (const number of numbers) {
    expect(number).toMatch(/^ORD-[0-9AC-FHJKMNP-RT-Y]{5}-[0-9AC-FHJKMNP-RT-Y]{5}$/);
  }
});

test('order numbers do not repeat', () => {
  // Of 420 million million, 20,000 have one chance in two million to meet.
  expect(new Set(numbers).size).toBe(numbers.length);
});

test('every character comes at every place, so nothing can be guessed from a known number', () => {
  for (const place of [4, 5, 6, 7, 8, 10, 11, 12, 13, 14]) {
    expect(new Set(numbers.map((number) => number[place])).size).toBe(29);
  }
});
