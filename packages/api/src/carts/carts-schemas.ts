import { z } from 'zod';
import { maxLines } from '../orders/index.ts';
import { exactText, Id, wholeNumber } from '../shared/fields.ts';
import type { CartView as View } from './cart-view.ts';

export const CartView: z.ZodType<View> = z.object({
  lines: z.array(z.object({ productId: z.string(), quantity: z.number() })),
  orderKey: z.string().nullable(),
  version: z.number(),
  updatedAt: z.string().nullable(),
});

export const CartChanged = z.object({ current: CartView });

export const SetCartInput = z.strictObject({
  lines: z
    .array(
      z.strictObject({
        productId: Id.describe('The product.'),
        quantity: wholeNumber(1, 1_000_000).describe('The number of units, from 1.'),
      }),
    )
    .max(maxLines, `must have at most ${maxLines} lines`)
    .refine(
      (lines) => new Set(lines.map(({ productId }) => productId)).size === lines.length,
      'must have one line per product: add up the quantities',
    )
    .describe('All lines of the cart. Products are not checked until the cart is ordered.'),
  orderKey: exactText(1, 255).describe(
    'The idempotency key with which these lines will be ordered. Use a new one when the lines change.',
  ),
  expectedVersion: wholeNumber(0, 2 ** 31 - 1).describe(
    'The version that the caller has read; 0 if there was no cart. If the cart has changed since: CART_CHANGED.',
  ),
});
export type SetCart = z.output<typeof SetCartInput>;
