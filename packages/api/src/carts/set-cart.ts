import { query, runInTransaction, type Database } from '@order-store/db';
import type { Actor } from '../platform/identity/context.ts';
import { DomainError } from '../shared/domain-error.ts';
import { userErased } from '../users/index.ts';
import type { CartView } from './cart-view.ts';
import type { SetCart } from './carts-schemas.ts';
import { cartColumns, getCart, type StoredCart } from './get-cart.ts';

/** Replaces the actor's cart if it still has the expected version. CART_CHANGED with the current cart */
export async function setCart(
  database: Database,
  { id }: Actor,
  { lines, orderKey, expectedVersion }: SetCart,
): Promise<CartView> {
  return runInTransaction(database, async (transaction) => {
    const [saved] = await query<StoredCart>(
      transaction,
      expectedVersion === 0 ? insertSql : updateSql,
      [id, JSON.stringify(lines), orderKey, ...(expectedVersion === 0 ? [] : [expectedVersion])],
    );
    if (saved) return saved;
    const current = await getCart(transaction, id);
    // There is no cart, so the insert fails only for a user whose personal data has been erased.
    if (current.version === expectedVersion) throw userErased(id);
    throw new DomainError(
      'CART_CHANGED',
      `The cart has version ${current.version}, not ${expectedVersion}: apply the change to \`current\` and its version`,
      { current },
    );
  });
}

const insertSql = `
INSERT INTO carts (user_id, lines, order_key, updated_at)
SELECT id, $2::jsonb, $3, now() AT TIME ZONE 'UTC' FROM users WHERE id = $1 AND erased_at IS NULL FOR KEY SHARE
ON CONFLICT (user_id) DO NOTHING
RETURNING ${cartColumns}`;

const updateSql = `
UPDATE carts SET lines = $2, order_key = $3, version = version + 1, updated_at = now() AT TIME ZONE 'UTC'
WHERE user_id = $1 AND version = $4
RETURNING ${cartColumns}`;
