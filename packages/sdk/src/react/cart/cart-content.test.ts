import { describe, expect, test } from 'vitest';
import {
  unitCount,
  quantityOf,
  readContent,
  withoutOrdered,
  withQuantity,
} from './cart-content.ts';

/** Distinct keys: k1, k2, … */
function keys() {
  let count = 0;
  return () => `k${(count += 1)}`;
}

const nothing = (newIdempotencyKey: () => string) => readContent(undefined, newIdempotencyKey);

describe('the content of a cart', () => {
  test('keeps lines and quantities in insertion order', () => {
    const newIdempotencyKey = keys();
    let content = nothing(newIdempotencyKey);
    content = withQuantity(content, 'mug', 2, newIdempotencyKey);
    content = withQuantity(content, 'jug', 1, newIdempotencyKey);
    content = withQuantity(content, 'mug', 3, newIdempotencyKey);
    expect(content.lines).toEqual([
      { productId: 'mug', quantity: 3 },
      { productId: 'jug', quantity: 1 },
    ]);
    expect(unitCount(content)).toBe(4);
    expect(quantityOf(content, 'jug')).toBe(1);
    expect(quantityOf(content, 'pan')).toBe(0);
  });

  test('removes a line at quantity 0', () => {
    const newIdempotencyKey = keys();
    const content = withQuantity(nothing(newIdempotencyKey), 'mug', 2, newIdempotencyKey);
    expect(withQuantity(content, 'mug', 0, newIdempotencyKey).lines).toEqual([]);
  });
});

describe('the idempotency key of a cart', () => {
  test('changes with the content', () => {
    const newIdempotencyKey = keys();
    const empty = nothing(newIdempotencyKey);
    const one = withQuantity(empty, 'mug', 1, newIdempotencyKey);
    const two = withQuantity(one, 'mug', 2, newIdempotencyKey);
    const none = withQuantity(two, 'mug', 0, newIdempotencyKey);
    expect(new Set([empty, one, two, none].map((each) => each.idempotencyKey)).size).toBe(4);
  });

  test('stays if the content does not change', () => {
    const newIdempotencyKey = keys();
    const content = withQuantity(nothing(newIdempotencyKey), 'mug', 2, newIdempotencyKey);
    expect(withQuantity(content, 'mug', 2, newIdempotencyKey)).toBe(content);
    expect(withQuantity(content, 'pan', 0, newIdempotencyKey)).toBe(content);
  });

  test('survives a reload', () => {
    const newIdempotencyKey = keys();
    const content = withQuantity(nothing(newIdempotencyKey), 'mug', 2, newIdempotencyKey);
    expect(readContent(JSON.parse(JSON.stringify(content)), newIdempotencyKey)).toEqual(content);
  });

  test('changes after the order was placed', () => {
    const newIdempotencyKey = keys();
    const content = withQuantity(nothing(newIdempotencyKey), 'mug', 2, newIdempotencyKey);
    const after = withoutOrdered(content, content.lines, newIdempotencyKey);
    expect(after.lines).toEqual([]);
    expect(after.idempotencyKey).not.toBe(content.idempotencyKey);
  });
});

test('quantities added while the order was in flight remain', () => {
  const newIdempotencyKey = keys();
  const ordered = withQuantity(nothing(newIdempotencyKey), 'mug', 2, newIdempotencyKey);
  const meanwhile = withQuantity(
    withQuantity(ordered, 'mug', 3, newIdempotencyKey),
    'jug',
    1,
    newIdempotencyKey,
  );
  expect(withoutOrdered(meanwhile, ordered.lines, newIdempotencyKey).lines).toEqual([
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
])('invalid stored content is an empty cart: %j', (stored) => {
  expect(readContent(stored, keys()).lines).toEqual([]);
});

test('a stored cart without a key gets one', () => {
  const lines = [{ productId: 'mug', quantity: 1 }];
  expect(readContent({ lines }, keys())).toEqual({ lines, idempotencyKey: 'k1' });
});
