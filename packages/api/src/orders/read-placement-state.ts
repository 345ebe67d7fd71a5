import type { SqlTransaction } from '@order-store/db';
import { parseMoney } from '../shared/money.ts';
import { readExpired } from './expired-orders.ts';
import { lockCustomers, lockCustomersSql, lockFreeCustomers } from './lock-customers.ts';
import type { OpenOrders } from './order-limits.ts';
import { readPurchases } from './purchase-limits.ts';
import {
  keyOf,
  type HeldRow,
  type LockedProduct,
  type PlacementRequest,
  type PlacementState,
} from './placement.ts';

/**
 * What to do about rows that another transaction has locked: `wait` for each in id order, or `skip` them, so that the
 * requests that need them can be deferred.
 */
export type LockMode = 'wait' | 'skip';

export interface LockedState {
  readonly state: PlacementState;
  /** By order number. */
  readonly storedOrders: ReadonlyMap<string, string>;
  /** The rows that were skipped. Empty in mode `wait`. */
  readonly held: { readonly products: ReadonlySet<string>; readonly users: ReadonlySet<string> };
}

/**
 * Locks the products of the requests in id order, then the customers with limited requests, then reads the users, the
 * idempotency keys, the open orders of those customers, and which of `orderNumbers` are stored. The statements are
 * pipelined, but each takes its snapshot when the previous one has finished, so they see everything that was committed
 * while this transaction waited for a lock. What has expired is read for orders that may expire. If a product has a
 * purchase limit, what the customers have bought of it is read as well.
 */
export async function lockPlacementState(
  transaction: SqlTransaction,
  requests: readonly PlacementRequest[],
  orderNumbers: readonly string[],
  mode: LockMode,
): Promise<LockedState> {
  const productIds = [
    ...new Set(requests.flatMap(({ lines }) => lines.map(({ productId }) => productId))),
  ];
  const keyed = requests.flatMap(({ userId, key }) => (key ? [{ userId, key: key.key }] : []));

  const limited = [
    ...new Set(requests.flatMap(({ isLimited, userId }) => (isLimited === true ? userId : []))),
  ];

  const [products, lockedUsers, lockedCustomers, known, expired] = await Promise.all([
    transaction.query<ProductRow>(
      mode === 'wait'
        ? { name: 'lock-products', text: lockProductsSql, values: [productIds, limited] }
        : { name: 'lock-free-products', text: lockFreeProductsSql, values: [productIds] },
    ),
    mode === 'wait' ? undefined : lockFreeUsers(transaction, requests),
    mode === 'wait' ? undefined : lockFreeCustomers(transaction, 'placing', limited),
    transaction.query<KnownRow>({
      name: mode === 'wait' ? 'lock-known' : 'read-known',
      text: mode === 'wait' ? lockKnownSql : readKnownSql,
      values: [
        [...new Set(requests.flatMap(({ userId, placedBy }) => [userId, placedBy]))],
        keyed.map(({ userId }) => userId),
        keyed.map(({ key }) => key),
        orderNumbers,
        limited,
      ],
    }),
    readExpired(transaction, requests),
  ]);

  const { users, keys, storedOrders, openOrders } = sortKnown(known.rows);
  const locked = new Map<string, LockedProduct>();
  const heldProducts = new Set<string>();
  for (const { isLocked, price, ...product } of products.rows) {
    if (isLocked) locked.set(product.id, { ...product, price: parseMoney(price) });
    else heldProducts.add(product.id);
  }
  const purchased = await readPurchases(transaction, requests, locked);
  const heldUsers = new Set([
    ...(lockedCustomers === undefined ? [] : limited.filter((id) => !lockedCustomers.has(id))),
    ...(lockedUsers === undefined ? [] : [...users].filter((id) => !lockedUsers.has(id))),
  ]);
  return {
    state: { users, products: locked, keys, openOrders, expired, purchased },
    storedOrders,
    held: { products: heldProducts, users: heldUsers },
  };
}

function sortKnown(rows: readonly KnownRow[]) {
  const users = new Set<string>();
  const keys = new Map<string, { orderId: string; requestHash: string }>();
  const storedOrders = new Map<string, string>();
  const openOrders = new Map<string, OpenOrders>();
  for (const { what, userId, key, requestHash, orderId, orders, total } of rows) {
    if (what === 'user') users.add(userId);
    else if (what === 'key') keys.set(keyOf(userId, key), { orderId, requestHash });
    else if (what === 'open') openOrders.set(userId, { orders, total: parseMoney(total) });
    else storedOrders.set(key, orderId);
  }
  return { users, keys, storedOrders, openOrders };
}

/**
 * Waits until a row is free and locks it, then sets the timeout for further locks. The transaction must not hold any
 * lock: then it can't be part of a deadlock while it waits, and nobody waits for it.
 */
export async function waitForRow(
  transaction: SqlTransaction,
  row: HeldRow,
  timeoutMs: number | undefined,
): Promise<void> {
  const isProduct = row.kind === 'product';
  await Promise.all([
    row.kind !== 'other' &&
      transaction.query({
        name: isProduct ? 'wait-for-product' : 'wait-for-user',
        text: isProduct
          ? 'SELECT FROM products WHERE id = $1 FOR NO KEY UPDATE'
          : 'SELECT FROM users WHERE id = $1 FOR KEY SHARE',
        values: [row.id],
      }),
    row.kind === 'user' && lockCustomers(transaction, 'placing', [row.id]),
    timeoutMs !== undefined && setLockTimeout(transaction, `${timeoutMs}`),
  ]);
}

export async function setLockTimeout(transaction: SqlTransaction, timeout: string): Promise<void> {
  await transaction.query({ text: `SET LOCAL lock_timeout = ${timeout}` });
}

/** Users are locked as the foreign keys of an order lock them. Returns those that were free. */
async function lockFreeUsers(
  transaction: SqlTransaction,
  requests: readonly PlacementRequest[],
): Promise<ReadonlySet<string>> {
  const { rows } = await transaction.query<{ id: string }>({
    name: 'lock-free-users',
    text: 'SELECT id FROM users WHERE id = ANY ($1::bigint[]) FOR KEY SHARE SKIP LOCKED',
    values: [[...new Set(requests.flatMap(({ userId, placedBy }) => [userId, placedBy]))]],
  });
  return new Set(rows.map(({ id }) => id));
}

interface ProductRow {
  readonly isLocked: boolean;
  readonly id: string;
  readonly sku: string;
  readonly name: string;
  readonly price: string;
  readonly stock: number;
  readonly isArchived: boolean;
  readonly purchaseLimit: number | null;
}

/** A user, a key or the open orders of theirs, or an order by its number. Columns that do not apply are empty. */
interface KnownRow {
  readonly what: 'user' | 'key' | 'open' | 'order';
  readonly userId: string;
  readonly key: string;
  readonly requestHash: string;
  readonly orderId: string;
  readonly orders: number;
  readonly total: string;
}

// Columns of the locked rows, which have what was committed while this transaction waited for them (ADR 62). The counts make
// PostgreSQL lock all products first, then the customers: other batches do not place orders for these until this transaction
// ends, so that the counts of their open orders stay exact (ADR 46).
const lockProductsSql = `
WITH locked AS MATERIALIZED (
  SELECT id, sku, name, price, stock_quantity, archived_at, purchase_limit
  FROM products WHERE id = ANY ($1::bigint[])
  ORDER BY id FOR NO KEY UPDATE
), customers AS MATERIALIZED (
  ${lockCustomersSql('placing', '$2')} WHERE (SELECT count(*) FROM locked) >= 0
)
SELECT true AS "isLocked", id, sku, name, price, stock_quantity AS stock,
       archived_at IS NOT NULL AS "isArchived", purchase_limit AS "purchaseLimit"
FROM locked WHERE (SELECT count(*) FROM customers) >= 0`;

// Locked rows have the values that were last committed; the others are only known to exist.
const lockFreeProductsSql = `
WITH free AS MATERIALIZED (
  SELECT id, sku, name, price, stock_quantity, archived_at, purchase_limit
  FROM products WHERE id = ANY ($1::bigint[])
  ORDER BY id FOR NO KEY UPDATE SKIP LOCKED
)
SELECT true AS "isLocked", id, sku, name, price, stock_quantity AS stock,
       archived_at IS NOT NULL AS "isArchived", purchase_limit AS "purchaseLimit"
FROM free
UNION ALL
SELECT false, id, '', '', 0, 0, false, NULL FROM products
WHERE id = ANY ($1::bigint[]) AND id NOT IN (SELECT id FROM free)`;

/** Nobody orders for a user whose personal data was erased. The lock keeps it from being erased in the meantime. */
const present = 'FROM users WHERE id = ANY ($1::bigint[]) AND erased_at IS NULL';

const knownFrom = (users: string) => `
SELECT 'user' AS what, id AS "userId", '' AS key, '' AS "requestHash", NULL::bigint AS "orderId",
       NULL::int AS orders, NULL::numeric AS total
${users}
UNION ALL
SELECT 'open', user_id, '', '', NULL, count(*)::int, sum(total_amount)
FROM orders WHERE user_id = ANY ($5::bigint[]) AND status IN ('pending', 'confirmed') GROUP BY user_id
UNION ALL
SELECT 'key', user_id, key, encode(request_hash, 'hex'), order_id, NULL, NULL
FROM idempotency_keys JOIN unnest($2::bigint[], $3::text[]) AS asked (user_id, key) USING (user_id, key)
UNION ALL
SELECT 'order', user_id, order_number, '', id, NULL, NULL
FROM orders WHERE order_number = ANY ($4::text[])`;

const readKnownSql = knownFrom(present);
const lockKnownSql = `
WITH present AS MATERIALIZED (SELECT id ${present} ORDER BY id FOR KEY SHARE)
${knownFrom('FROM present')}`;
