import type { SqlTransaction } from '@order-store/db';
import { parseMoney } from '../shared/money.ts';
import { keyOf, type PlacementRequest, type PlacementState } from './placement.ts';

/**
 * Locks the products that the requests name, once each and in id order, so that two who do this never
 * wait for each other in a circle; then reads users and keys. That order matters: a key that another
 * placement wrote while this one waited for its products is seen by the second statement.
 */
export async function lockPlacementState(
  transaction: SqlTransaction,
  requests: readonly PlacementRequest[],
): Promise<PlacementState> {
  const productIds = new Set(
    requests.flatMap(({ lines }) => lines.map(({ productId }) => productId)),
  );
  const products = await transaction.query<ProductRow>({
    name: 'lock-products',
    text: lockProductsSql,
    values: [[...productIds]],
  });

  const keyed = requests.flatMap(({ userId, key }) => (key ? [{ userId, key: key.key }] : []));
  const usersAndKeys = await transaction.query<UserOrKeyRow>({
    name: 'read-users-and-keys',
    text: usersAndKeysSql,
    values: [
      [...new Set(requests.map(({ userId }) => userId))],
      keyed.map(({ userId }) => userId),
      keyed.map(({ key }) => key),
    ],
  });

  const users = new Set<string>();
  const keys = new Map<string, { orderId: string; requestHash: string }>();
  for (const { userId, key, requestHash, orderId } of usersAndKeys.rows) {
    if (key === null || requestHash === null || orderId === null) users.add(userId);
    else keys.set(keyOf(userId, key), { orderId, requestHash });
  }
  return {
    users,
    products: new Map(
      products.rows.map(({ id, sku, name, price, stock }) => [
        id,
        { id, sku, name, price: parseMoney(price), stock },
      ]),
    ),
    keys,
  };
}

interface ProductRow {
  readonly id: string;
  readonly sku: string;
  readonly name: string;
  readonly price: string;
  readonly stock: number;
}

interface UserOrKeyRow {
  readonly userId: string;
  readonly key: string | null;
  readonly requestHash: string | null;
  readonly orderId: string | null;
}

const lockProductsSql = `
SELECT id, sku, name, price, stock_quantity AS stock
FROM products WHERE id = ANY ($1::bigint[])
ORDER BY id FOR NO KEY UPDATE`;

const usersAndKeysSql = `
SELECT id AS "userId", NULL AS key, NULL AS "requestHash", NULL::bigint AS "orderId"
FROM users WHERE id = ANY ($1::bigint[])
UNION ALL
SELECT user_id, key, encode(request_hash, 'hex'), order_id
FROM idempotency_keys JOIN unnest($2::bigint[], $3::text[]) AS asked (user_id, key) USING (user_id, key)`;
