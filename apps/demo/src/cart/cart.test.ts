import { describe, expect, test } from 'vitest';
import {
  emptyCart,
  maxQuantity,
  pieceCount,
  quantityOf,
  readCart,
  withoutOrdered,
  withQuantity,
} from './cart.ts';

/** Keys that can be told apart: k1, k2, … */
function keys() {
  let count = 0;
  return () => `k${(count += 1)}`;
}

describe('the content of a cart', () => {
  test('keeps lines in the order they came, and their quantities', () => {
    const newKey = keys();
    let cart = emptyCart(newKey);
    cart = withQuantity(cart, 'mug', 2, newKey);
    cart = withQuantity(cart, 'jug', 1, newKey);
    cart = withQuantity(cart, 'mug', 3, newKey);
    expect(cart.lines).toEqual([
      { productId: 'mug', quantity: 3 },
      { productId: 'jug', quantity: 1 },
    ]);
    expect(pieceCount(cart)).toBe(4);
    expect(quantityOf(cart, 'jug')).toBe(1);
    expect(quantityOf(cart, 'pan')).toBe(0);
  });

  test('drops a line at none, and takes no more than it may', () => {
    const newKey = keys();
    const cart = withQuantity(emptyCart(newKey), 'mug', 5000, newKey);
    expect(quantityOf(cart, 'mug')).toBe(maxQuantity);
    expect(withQuantity(cart, 'mug', 0, newKey).lines).toEqual([]);
    expect(withQuantity(cart, 'mug', -1, newKey).lines).toEqual([]);
  });
});

describe('the idempotency key of a cart', () => {
  test('is new whenever the content changes', () => {
    const newKey = keys();
    const empty = emptyCart(newKey);
    const one = withQuantity(empty, 'mug', 1, newKey);
    const two = withQuantity(one, 'mug', 2, newKey);
    const none = withQuantity(two, 'mug', 0, newKey);
    expect(new Set([empty, one, two, none].map((cart) => cart.idempotencyKey)).size).toBe(4);
  });

  test('stays when nothing changes', () => {
    const newKey = keys();
    const cart = withQuantity(emptyCart(newKey), 'mug', 2, newKey);
    expect(withQuantity(cart, 'mug', 2, newKey)).toBe(cart);
    expect(withQuantity(cart, 'pan', 0, newKey)).toBe(cart);
  });

  test('survives a reload', () => {
    const newKey = keys();
    const cart = withQuantity(emptyCart(newKey), 'mug', 2, newKey);
    expect(readCart(JSON.parse(JSON.stringify(cart)), newKey)).toEqual(cart);
  });

  test('is new once the order is placed', () => {
    const newKey = keys();
    const cart = withQuantity(emptyCart(newKey), 'mug', 2, newKey);
    const after = withoutOrdered(cart, cart.lines, newKey);
    expect(after.lines).toEqual([]);
    expect(after.idempotencyKey).not.toBe(cart.idempotencyKey);
  });
});

test('what came into the cart while the order was on its way stays', () => {
  const newKey = keys();
  const ordered = withQuantity(emptyCart(newKey), 'mug', 2, newKey);
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
])('a stored cart that makes no sense is an empty one: %j', (stored) => {
  expect(readCart(stored, keys()).lines).toEqual([]);
});

test('a stored cart without a key gets one', () => {
  const lines = [{ productId: 'mug', quantity: 1 }];
  expect(readCart({ lines }, keys())).toEqual({ lines, idempotencyKey: 'k1' });
});
