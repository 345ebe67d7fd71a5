import { expect, test } from 'vitest';
import type { CartContent } from './cart-content.ts';
import { mergeCarts } from './merge-carts.ts';

function cart(idempotencyKey: string, quantities: Record<string, number>): CartContent {
  const lines = Object.entries(quantities).map(([productId, quantity]) => ({
    productId,
    quantity,
  }));
  return { lines, idempotencyKey };
}

const newKey = () => 'new';

test.each([
  [
    'both add another product',
    { mug: 1 },
    { mug: 1, jug: 1 },
    { mug: 1, pan: 2 },
    { mug: 1, pan: 2, jug: 1 },
  ],
  ['both add the same product', { mug: 1 }, { mug: 2 }, { mug: 4 }, { mug: 5 }],
  ['a guest and an account have the same product', {}, { mug: 2 }, { mug: 3 }, { mug: 5 }],
  ['the sum is above the limit', {}, { mug: 7 }, { mug: 8 }, { mug: 9 }],
  [
    'one removes what the other keeps',
    { mug: 1, jug: 1 },
    { jug: 2 },
    { mug: 1, jug: 1, pan: 1 },
    { jug: 2, pan: 1 },
  ],
  ['both reduce a quantity', { mug: 5 }, { mug: 2 }, { mug: 1, jug: 1 }, { mug: 1, jug: 1 }],
  ['one orders, the other adds', { mug: 2 }, {}, { mug: 3, jug: 1 }, { mug: 1, jug: 1 }],
  ['both order, one adds', { mug: 2 }, { jug: 1 }, { pan: 1 }, { pan: 1, jug: 1 }],
])('%s', (_, base, mine, theirs, merged) => {
  const sides = {
    base: cart('base', base),
    mine: cart('mine', mine),
    theirs: cart('theirs', theirs),
  };
  const { lines } = mergeCarts(sides, 9, () => 'new');
  expect(lines).toEqual(cart('', merged).lines);
});

test('returns the content of a side, with its key, if only that side changed or the result is the same', () => {
  const base = cart('base', { mug: 1 });
  const [mine, theirs] = [cart('mine', { mug: 2 }), cart('theirs', { mug: 2, jug: 1 })];
  expect(mergeCarts({ base, mine, theirs: base }, 9, newKey)).toBe(mine);
  expect(mergeCarts({ base, mine: base, theirs }, 9, newKey)).toBe(theirs);
  // The other side is this device's own, stored before its answer was lost.
  expect(mergeCarts({ base, mine, theirs: cart('mine', { mug: 2 }) }, 9, newKey)).toBe(mine);
  const emptied = cart('emptied', {});
  expect(mergeCarts({ base, mine: cart('also emptied', {}), theirs: emptied }, 9, newKey)).toBe(
    emptied,
  );
  // A renewed key, with which the same content may be ordered again.
  const renewed = cart('renewed', { mug: 1 });
  expect(mergeCarts({ base, mine: renewed, theirs: base }, 9, newKey)).toBe(renewed);
});
