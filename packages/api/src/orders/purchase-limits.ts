import { query, type SqlTransaction } from '@order-store/db';
import { DomainError } from '../shared/domain-error.ts';
import {
  purchaseKey,
  type DecidedLine,
  type LockedProduct,
  type PlacementRequest,
  type PlacementState,
} from './placement.ts';

/** LIMIT_EXCEEDED with every line that asks for more units than the customer may still buy. */
export function checkPurchaseLimits(
  userId: string,
  lines: readonly DecidedLine[],
  purchased: ReadonlyMap<string, number>,
): DomainError | undefined {
  const exceeding = lines.flatMap(({ product: { id, name, purchaseLimit }, quantity }) => {
    if (purchaseLimit === null) return [];
    const allowed = Math.max(0, purchaseLimit - (purchased.get(purchaseKey(userId, id)) ?? 0));
    const line = { productId: id, requested: quantity, allowed };
    return quantity > allowed
      ? [{ line, label: `${name} (limit ${purchaseLimit}, ${allowed} left)` }]
      : [];
  });
  if (exceeding.length === 0) return undefined;
  const labels = exceeding.map(({ label }) => label).join(', ');
  return new DomainError('LIMIT_EXCEEDED', `More units than each customer may buy: ${labels}`, {
    lines: exceeding.map(({ line }) => line),
  });
}

/**
 * The units of limited products that the customers of the requests hold, by {@link purchaseKey}. Other batches do not
 * place orders for these products until this transaction ends, so the counts stay exact. Runs no statement if none of the
 * products has a limit.
 */
export async function readPurchases(
  transaction: SqlTransaction,
  requests: readonly PlacementRequest[],
  products: ReadonlyMap<string, LockedProduct>,
): Promise<NonNullable<PlacementState['purchased']>> {
  const limited = new Set(
    Array.from(products.values()).flatMap(({ id, purchaseLimit }) =>
      purchaseLimit === null ? [] : id,
    ),
  );
  if (limited.size === 0) return new Map();
  const asked = new Map(
    requests.flatMap(({ userId, lines }) =>
      lines.flatMap(({ productId }) =>
        limited.has(productId)
          ? [[purchaseKey(userId, productId), { userId, productId }] as const]
          : [],
      ),
    ),
  );
  const pairs = [...asked.values()];
  const rows = await query<PurchasesRow>(transaction, {
    name: 'read-purchases',
    text: sql,
    values: [pairs.map(({ userId }) => userId), pairs.map(({ productId }) => productId)],
  });
  return new Map(
    rows.map(({ userId, productId, units }) => [purchaseKey(userId, productId), units]),
  );
}

interface PurchasesRow {
  readonly userId: string;
  readonly productId: string;
  readonly units: number;
}

/**
 * Reads the orders of each customer, because a product on sale has far more orders. OFFSET 0 keeps these lookups nested
 * in this order, also in a plan that was made while the tables were small.
 */
const sql = `
SELECT user_id AS "userId", asked.product_id AS "productId",
       least(sum(quantity - cancelled), 2147483647)::int AS units
FROM unnest($1::bigint[], $2::bigint[]) AS asked (customer, product_id)
JOIN purchase_limit_starts ON purchase_limit_starts.product_id = asked.product_id
CROSS JOIN LATERAL (
  SELECT id, user_id FROM orders
  WHERE user_id = customer AND id > after_order_id AND status <> 'cancelled'
  OFFSET 0
) held
CROSS JOIN LATERAL (
  SELECT id, quantity FROM order_items WHERE order_id = held.id AND order_items.product_id = asked.product_id
  OFFSET 0
) item
CROSS JOIN LATERAL (
  SELECT COALESCE(sum(changes.quantity), 0) AS cancelled
  FROM order_item_changes changes WHERE item_id = item.id AND kind = 'cancelled'
) ledger
GROUP BY user_id, asked.product_id`;
