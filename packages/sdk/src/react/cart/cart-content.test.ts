import { describe, expect, test } from 'vitest';
import {
  pieceCount,
  quantityOf,
  readContent,
  withoutOrdered,
  withQuantity,
} from './cart-content.ts';

/** Keys that can be told apart: k1, k2, … */
function keys() {
  let count = 0;
  return () => `k${(count += 1)}`;
}

const nothing = (newKey: () => string) => readContent(undefined, newKey);

describe('the content of a cart', () => {
  test('keeps lines in the order they came, and their quantities', () => {
    const newKey = keys();
    let content = nothing(newKey);
    content = withQuantity(content, 'mug', 2, newKey);
    content = withQuantity(content, 'jug', 1, newKey);
    content = withQuantity(content, 'mug', 3, newKey);
    expect(content.lines).toEqual([
      { productId: 'mug', quantity: 3 },
      { productId: 'jug', quantity: 1 },
    ]);
    expect(pieceCount(content)).toBe(4);
    expect(quantityOf(content, 'jug')).toBe(1);
    expect(quantityOf(content, 'pan')).toBe(0);
  });

  test('drops a line at none', () => {
    const newKey = keys();
    const content = withQuantity(nothing(newKey), 'mug', 2, newKey);
    expect(withQuantity(content, 'mug', 0, newKey).lines).toEqual([]);
  });
});

describe('the idempotency key of a cart', () => {
  test('is new whenever the content changes', () => {
    const newKey = keys();
    const empty = nothing(newKey);
    const one = withQuantity(empty, 'mug', 1, newKey);
    const two = withQuantity(one, 'mug', 2, newKey);
    const none = withQuantity(two, 'mug', 0, newKey);
    expect(new Set([empty, one, two, none].map((each) => each.idempotencyKey)).size).toBe(4);
  });

  test('stays when nothing changes', () => {
    const newKey = keys();
    const content = withQuantity(nothing(newKey), 'mug', 2, newKey);
    expect(withQuantity(content, 'mug', 2, newKey)).toBe(content);
    expect(withQuantity(content, 'pan', 0, newKey)).toBe(content);
  });

  test('survives a reload', () => {
    const newKey = keys();
    const content = withQuantity(nothing(newKey), 'mug', 2, newKey);
    expect(readContent(JSON.parse(JSON.stringify(content)), newKey)).toEqual(content);
  });

  test('is new once the order is placed', () => {
    const newKey = keys();
    const content = withQuantity(nothing(newKey), 'mug', 2, newKey);
    const after = withoutOrdered(content, content.lines, newKey);
    expect(after.lines).toEqual([]);
    expect(after.idempotencyKey).not.toBe(content.idempotencyKey);
  });
});

test('what came into the cart while the order was on its way stays', () => {
  const newKey = keys();
  const ordered = withQuantity(nothing(newKey), 'mug', 2, newKey);
  const meanwhile = withQuantity(withQuantity(ordered, 'mug', 3, newKey), 'jug', 1, newKey);
  expect(withoutOrdered(meanwhile, ordered.lines, newKey).lines).toEqual([
    { productId: 'mug', quantity: 1 },
    { productId: 'jug', quantity: 1 },
  ]);
});

test.each([
  undefined,
  null,
  'cart',
  [],
  {},
  { lines: 'mug', idempotencyKey: 'k' },
  { lines: [{ productId: 1, quantity: 1 }], idempotencyKey: 'k' },
  { lines: [{ productId: 'mug', quantity: 1.5 }], idempotencyKey: 'k' },
  { lines: [{ productId: 'mug', quantity: -1 }], idempotencyKey: 'k' },
])('what makes no sense as a cart is an empty one: %j', (stored) => {
  expect(readContent(stored, keys()).lines).toEqual([]);
});

test('a stored cart without a key gets one', () => {
  const lines = [{ productId: 'mug', quantity: 1 }];
  expect(readContent({ lines }, keys())).toEqual({ lines, idempotencyKey: 'k1' });
});
