import {
  isLockTimeout,
  query,
  runInSqlTransaction,
  type Database,
  type SqlTransaction,
} from '@order-store/db';
import { batchSettings } from '../platform/batching/batch-settings.ts';
import { maxStock } from '../products/index.ts';
import { isOvertakenSql } from './order-events.ts';
import { returnStockSql } from './return-stock.ts';

interface Batch {
  readonly expired: number;
  /** Products that others have locked and that the pass waits for. Their orders stay pending until the next batch. */
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
 * Cancels the pending orders that have expired by the database's clock, and returns their stock: one pass over the due
 * deadlines in small transactions. Any number of processes may run it: each takes different orders. Orders of a product
 * that another transaction has locked are tried again when it is free, or in the next pass if it stays locked.
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
    const [, rows] = await Promise.all([
      waitFor !== undefined &&
        transaction.query({ name: 'wait-to-expire', text: waitSql, values: [waitFor] }),
      query<DueOrder>(transaction, {
        name: 'lock-due-orders',
        text: lockDueSql,
        values: [after.expiresAt, after.orderId, batchSize, maxItems],
      }),
    ]);
    holdsNothing = false;
    const due = rows.filter(({ isTaken }) => isTaken);
    const isLast = due.length < batchSize && due.length === rows.length;
    const end = isLast ? undefined : due.at(-1);
    const free = due.filter(({ heldProducts }) => heldProducts.length === 0);
    // Waiting for a few orders would delay all others; the next pass tries those again, and none stays for long.
    const awaited = free.length * 2 < due.length ? due : due.filter(({ isLate }) => isLate);
    const heldProducts = new Set(awaited.flatMap((order) => order.heldProducts));
    if (free.length === 0) return { expired: 0, heldProducts, end };
    const cancelled = await transaction.commitWith<{ expired: number }>({
      name: 'cancel-expired-orders',
      text: cancelSql,
      values: [free.map(({ orderId }) => orderId), null, null, maxStock],
    });
    return { expired: cancelled.rows[0]?.expired ?? 0, heldProducts, end };
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
  ...batchSettings,
  lock_timeout: `${waitMs}`,
  enable_hashjoin: 'off',
  enable_mergejoin: 'off',
};

interface DueOrder extends Position {
  /** Whether it is within the maximum of items. */
  readonly isTaken: boolean;
  /** Whether it should have been cancelled long ago. */
  readonly isLate: boolean;
  readonly heldProducts: readonly string[];
}

const waitSql = 'SELECT FROM products WHERE id = $1 FOR NO KEY UPDATE';

// Locks the next due orders that nobody else has locked, and those of their products that nobody else has locked. An order that
// was confirmed, cancelled or extended while it was being locked has its new status here, but its old deadline: `cancelSql`
// reads the deadline again. An order with an event of a later transaction is left to the next pass.
const lockDueSql = `
WITH due AS MATERIALIZED (
  SELECT due.order_id, due.expires_at,
         ARRAY (SELECT product_id FROM order_items WHERE order_items.order_id = orders.id) AS product_ids
  FROM order_deadlines due JOIN orders ON orders.id = due.order_id
  WHERE (due.expires_at, due.order_id) > ($1::timestamp, $2::bigint)
    AND due.expires_at <= statement_timestamp() AT TIME ZONE 'UTC' AND status = 'pending'
  ORDER BY due.expires_at, due.order_id LIMIT $3
  FOR NO KEY UPDATE OF orders SKIP LOCKED
), counted AS MATERIALIZED (
  SELECT *, row_number() OVER sequence = 1 OR sum(cardinality(product_ids)) OVER sequence <= $4::int AS is_taken
  FROM due WINDOW sequence AS (ORDER BY expires_at, order_id)
), free AS MATERIALIZED (
  SELECT id FROM products
  WHERE id = ANY (ARRAY (SELECT unnest(product_ids) FROM counted WHERE is_taken))
  ORDER BY id FOR NO KEY UPDATE SKIP LOCKED
)
SELECT order_id AS "orderId", expires_at AS "expiresAt", is_taken AS "isTaken",
       expires_at < statement_timestamp() AT TIME ZONE 'UTC' - interval '40 seconds' AS "isLate",
       ARRAY (SELECT id::text FROM unnest(product_ids) AS id WHERE id NOT IN (SELECT id FROM free)) AS "heldProducts"
FROM counted ORDER BY expires_at, order_id`;

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
), new_events AS (
  INSERT INTO order_events (order_id, from_status, to_status, cause, created_at)
  SELECT id, 'pending', 'cancelled', 'expired', at FROM cancelled, at ORDER BY id
), ${returnStockSql('order_items.order_id = ANY (ARRAY (SELECT id FROM cancelled))')}
SELECT count(*)::int AS expired FROM cancelled`;
