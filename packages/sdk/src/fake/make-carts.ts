import type { AccountCart } from '../index.ts';
import { factory, madeAt, newId, type Factory } from './factory.ts';

/** The cart of an account, by default with one line. */
export const makeAccountCart: Factory<AccountCart> = factory<AccountCart>(() => ({
  lines: [{ productId: newId(), quantity: 1 }],
  orderKey: 'cart 1',
  version: 1,
  updatedAt: madeAt,
}));
