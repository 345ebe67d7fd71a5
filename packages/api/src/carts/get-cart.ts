import { query, type Queryable } from '@order-store/db';
import type { CartView } from './cart-view.ts';

/** The cart of a user; an empty one of version 0 if there is none. */
export async function getCart(on: Queryable, userId: string): Promise<CartView> {
  const [cart] = await query<StoredCart>(
    on,
    `SELECT ${cartColumns} FROM carts WHERE user_id = $1`,
    [userId],
  );
  return cart ?? { lines: [], orderKey: null, version: 0, updatedAt: null };
}

/** A row of {@link cartColumns}. */
export interface StoredCart extends CartView {
  orderKey: string;
  updatedAt: string;
}

export const cartColumns = `lines, order_key AS "orderKey", version, updated_at AS "updatedAt"`;
