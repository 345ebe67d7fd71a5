import {
  isLockTimeout,
  query,
  runInSqlTransaction,
  type Database,
  type SqlTransaction,
} from '@order-store/db';
import { lockFreeProducts } from '../products/index.ts';
import { isOvertakenSql } from './order-events.ts';
import { returnStock } from './return-stock.ts';

interface Batch {
  readonly expired: number;
  /** Products that other transactions have locked. Their orders stay pending until the next batch or pass. */
  readonly heldProducts: ReadonlySet<string>;
  /** The position of the last order; undefined if no more orders are due. */
  readonly end: Position | undefined;
}

/** A position in the deadlines, in the order (expires_at, order_id). */
interface Position {
  readonly expiresAt: string;
  readonly orderId: string;
}

interface ExpireOptions {
  /** The maximum number of orders per transaction. */
  readonly batchSize?: number;
  readonly signal?: AbortSignal;
  /** Called after each transaction with the number of orders that it cancelled. */
  readonly onExpired?: (count: number) => void;
}

/**
 * Cancels the pending orders whose time is up, by the database's clock, and returns their stock: one pass over the due
 * deadlines in small transactions. Any number of processes may run it: each takes other orders. Orders of a product that
 * another transaction has locked are tried again when it is free, or in the next pass if it stays locked.
 *
 * It waits for a row only while it holds no other lock, and skips locked rows otherwise, so that it is never part of a
 * deadlock, and orders that are being placed wait at most for one batch. See docs/adr/0053-holds-that-expire.md.
 */
export async function expireOrders(
  database: Database,
  { batchSize = 100, signal, onExpired }: ExpireOptions = {},
): Promise<void> {
  const stuck = new Set<string>();
  let after: Position | undefined = { expiresAt: '-infinity', orderId: '0' };
  let waitFor: string | undefined;
  let waits = 0;
  while (after && signal?.aborted !== true) {
    const batch: Batch | 'locked' = await expireBatch(database, { after, batchSize, waitFor });
    if (batch === 'locked') {
      if (waitFor !== undefined) stuck.add(waitFor);
      waitFor = undefined;
      continue;
    }
    onExpired?.(batch.expired);
    const held = [...batch.heldProducts].find((id) => !stuck.has(id));
    waitFor = waits < maxWaits ? held : undefined;
    waits = waitFor === undefined ? 0 : waits + 1;
    if (waitFor === undefined) after = batch.end;
  }
}

/** For locked products of one batch, each for at most `waitMs`. */
const maxWaits = 10;
const waitMs = 1000;

/** The most order items per transaction. An order with more is cancelled alone. */
const maxItems = 1000;

interface BatchOptions {
  readonly after: Position;
  readonly batchSize: number;
  /** A product that was locked. */
  readonly waitFor: string | undefined;
}

/** Cancels the next due orders after a position. Returns `locked` if the product to wait for stayed locked. */
async function expireBatch(
  database: Database,
  { after, batchSize, waitFor }: BatchOptions,
): Promise<Batch | 'locked'> {
  let holdsNothing = false;
  const run = async (transaction: SqlTransaction): Promise<Batch> => {
    holdsNothing = waitFor !== undefined;
    if (waitFor !== undefined) await query(transaction, waitSql, [waitFor]);
    holdsNothing = false;
    const { due, end } = await lockDueOrders(transaction, after, batchSize);
    if (due.length === 0) return { expired: 0, heldProducts: new Set(), end };
    const productIds = new Set(due.flatMap((order) => order.productIds));
    const heldProducts = await lockFreeProducts(transaction, [...productIds]);
    const free = due.filter((order) => !order.productIds.some((id) => heldProducts.has(id)));
    if (free.length === 0) return { expired: 0, heldProducts, end };
    const cancelled = await query<{ id: string }>(transaction, {
      name: 'cancel-expired-orders',
      text: cancelSql,
      values: [free.map(({ orderId }) => orderId)],
    });
    const ids = cancelled.map(({ id }) => id);
    if (ids.length > 0) await returnStock(transaction, ids, { userId: null, note: null });
    return { expired: ids.length, heldProducts, end };
  };
  try {
    return await runInSqlTransaction(database, run, { settings });
  } catch (error) {
    if (holdsNothing && isLockTimeout(error)) return 'locked';
    throw error;
  }
}

/** Without statistics of the deadlines the planner might read all orders. Each of these lookups has an index. */
const settings = {
  lock_timeout: `${waitMs}`,
  jit: 'off',
  enable_seqscan: 'off',
  enable_hashjoin: 'off',
  enable_mergejoin: 'off',
};

interface DueOrder extends Position {
  readonly productIds: readonly string[];
}

/** Locks the next due orders that nobody else has locked: at most `batchSize`, with at most `maxItems` items. */
async function lockDueOrders(
  transaction: SqlTransaction,
  { expiresAt, orderId }: Position,
  batchSize: number,
): Promise<{ due: DueOrder[]; end: Position | undefined }> {
  const rows = await query<DueOrder>(transaction, {
    name: 'lock-due-orders',
    text: lockDueSql,
    values: [expiresAt, orderId, batchSize],
  });
  let items = 0;
  const due = rows.filter(({ productIds }, index) => {
    items += productIds.length;
    return index === 0 || items <= maxItems;
  });
  const isLast = due.length < batchSize && due.length === rows.length;
  return { due, end: isLast ? undefined : due.at(-1) };
}

const waitSql = 'SELECT FROM products WHERE id = $1 FOR NO KEY UPDATE';

// An order that was confirmed, cancelled or extended while it was being locked has its new status here, but its old
// deadline: `cancelSql` reads the deadline again. An order with an event of a later transaction is left to the next pass.
const lockDueSql = `
SELECT due.order_id AS "orderId", due.expires_at AS "expiresAt",
       ARRAY (SELECT product_id::text FROM order_items WHERE order_items.order_id = orders.id) AS "productIds"
FROM order_deadlines due JOIN orders ON orders.id = due.order_id
WHERE (due.expires_at, due.order_id) > ($1::timestamp, $2::bigint)
  AND due.expires_at <= statement_timestamp() AT TIME ZONE 'UTC' AND status = 'pending'
ORDER BY due.expires_at, due.order_id LIMIT $3
FOR NO KEY UPDATE OF orders SKIP LOCKED`;

const cancelSql = `
WITH at AS (
  SELECT statement_timestamp() AT TIME ZONE 'UTC' AS at
), due AS (
  DELETE FROM order_deadlines USING at WHERE order_id = ANY ($1::bigint[]) AND expires_at <= at
    AND NOT ${isOvertakenSql('order_deadlines.order_id')}
  RETURNING order_id
), cancelled AS (
  UPDATE orders SET status = 'cancelled', version = version + 1, updated_at = at
  FROM due, at WHERE orders.id = due.order_id
  RETURNING orders.id
)
INSERT INTO order_events (order_id, from_status, to_status, cause, created_at)
SELECT id, 'pending', 'cancelled', 'expired', at FROM cancelled, at ORDER BY id
RETURNING order_id AS id`;
