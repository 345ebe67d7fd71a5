import type { SqlTransaction } from '@order-store/db';
import { parseMoney } from '../shared/money.ts';
import {
  keyOf,
  type LockedProduct,
  type PlacementRequest,
  type PlacementState,
} from './placement.ts';

/**
 * Locks the products that the requests name, once each and in id order, so that two who do this never
 * wait for each other in a circle; then reads users, keys, and which of `orderNumbers` are stored. Both
 * statements travel together, but the second begins when the locks are held: what another placement
 * wrote while this one waited is seen by it.
 */
export async function lockPlacementState(
  transaction: SqlTransaction,
  requests: readonly PlacementRequest[],
  orderNumbers: readonly string[],
): Promise<{ readonly state: PlacementState; readonly storedOrders: ReadonlyMap<string, string> }> {
  const productIds = new Set(
    requests.flatMap(({ lines }) => lines.map(({ productId }) => productId)),
  );
  const keyed = requests.flatMap(({ userId, key }) => (key ? [{ userId, key: key.key }] : []));

  const [locked, known] = await Promise.all([
    transaction.query<ProductRow>({
      name: 'lock-products',
      text: lockProductsSql,
      values: [[...productIds]],
    }),
    transaction.query<KnownRow>({
      name: 'read-known',
      text: readKnownSql,
      values: [
        [...new Set(requests.map(({ userId }) => userId))],
        keyed.map(({ userId }) => userId),
        keyed.map(({ key }) => key),
        orderNumbers,
      ],
    }),
  ]);

  const users = new Set<string>();
  const keys = new Map<string, { orderId: string; requestHash: string }>();
  const storedOrders = new Map<string, string>();
  for (const { what, userId, key, requestHash, orderId } of known.rows) {
    if (what === 'user') users.add(userId);
    else if (what === 'key') keys.set(keyOf(userId, key), { orderId, requestHash });
    else storedOrders.set(key, orderId);
  }
  const products = locked.rows.map(({ price, ...product }): [string, LockedProduct] => [
    product.id,
    { ...product, price: parseMoney(price) },
  ]);
  return { state: { users, products: new Map(products), keys }, storedOrders };
}

interface ProductRow {
  readonly id: string;
  readonly sku: string;
  readonly name: string;
  readonly price: string;
  readonly stock: number;
}

/** A user, a key of theirs, or an order by its number: what a kind does not have is empty. */
interface KnownRow {
  readonly what: 'user' | 'key' | 'order';
  readonly userId: string;
  readonly key: string;
  readonly requestHash: string;
  readonly orderId: string;
}

const lockProductsSql = `
SELECT id, sku, name, price, stock_quantity AS stock
FROM products WHERE id = ANY ($1::bigint[])
ORDER BY id FOR NO KEY UPDATE`;

const readKnownSql = `
SELECT 'user' AS what, id AS "userId", '' AS key, '' AS "requestHash", NULL::bigint AS "orderId"
FROM users WHERE id = ANY ($1::bigint[])
UNION ALL
SELECT 'key', user_id, key, encode(request_hash, 'hex'), order_id
FROM idempotency_keys JOIN unnest($2::bigint[], $3::text[]) AS asked (user_id, key) USING (user_id, key)
UNION ALL
SELECT 'order', user_id, order_number, '', id
FROM orders WHERE order_number = ANY ($4::text[])`;
