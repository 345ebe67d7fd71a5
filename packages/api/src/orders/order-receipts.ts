import { execute, query, runInTransaction, type Database } from '@order-store/db';
import {
  startBackgroundTask,
  type BackgroundTask,
} from '../platform/background/background-task.ts';
import type { Services } from '../platform/services.ts';
import type { OrderView } from './order-views.ts';
import { ordersStatement } from './read-order.ts';
import { receiptMail } from './receipt-mail.ts';

type ReceiptServices = Pick<
  Services,
  'database' | 'log' | 'mailer' | 'publicUrl' | 'receiptMails' | 'shopName'
>;

/**
 * Mails the receipts of new orders every two seconds until stopped. Safe in every process. A receipt that cannot be sent
 * is tried again for more than a day. After a crash between sending and recording it, one is sent twice with the same
 * message id, and none is lost.
 */
export async function startOrderReceipts(services: ReceiptServices): Promise<BackgroundTask> {
  const { database, log } = services;
  await beginReceipts(database);
  return startBackgroundTask({
    intervalMs: 2000,
    async run(signal) {
      await addReceipts(database, signal);
      await sendReceipts(services, signal);
    },
    onFailure: (err) => log.warn({ err }, 'mailing receipts of orders failed; retrying'),
  });
}

/**
 * Starts with the orders that are placed from now on, when receipts are turned on for the first time. Also after a restore
 * into another server, whose transactions have not reached the position: all new orders would be skipped until then.
 */
export async function beginReceipts({ pool }: Database): Promise<void> {
  await execute(
    pool,
    `UPDATE order_receipts_until
     SET transaction_id = pg_snapshot_xmin(pg_current_snapshot()), event_id = 0
     WHERE transaction_id = '0' OR transaction_id >= pg_snapshot_xmax(pg_current_snapshot())`,
  );
}

/** Adds the receipts of orders by their first events, in commit order as `order-totals.ts`. */
export async function addReceipts(database: Database, signal?: AbortSignal): Promise<void> {
  while (signal?.aborted !== true) {
    const count = await runInTransaction(database, async (transaction) => {
      await execute(transaction, 'SET LOCAL jit = off; SET LOCAL enable_seqscan = off');
      const [batch] = await query<{ count: number }>(transaction, addSql, [batchSize]);
      return batch?.count ?? 0;
    });
    if (count < batchSize) return;
  }
}

/**
 * Sends the receipts that are due, one after another. Throws at the first that fails, so that an outage of the mail server
 * costs one attempt per run instead of one of each receipt.
 */
export async function sendReceipts(services: ReceiptServices, signal?: AbortSignal): Promise<void> {
  const { pool } = services.database;
  while (signal?.aborted !== true) {
    // Moving the next attempt keeps other processes from sending it at the same time.
    const [due] = await query<{ orderId: string; attempts: number }>(pool, claimSql);
    if (!due) return;
    const { orderId, attempts } = due;
    const isLast = attempts >= maxAttempts;
    let isDone = isLast;
    try {
      isDone = (await sendReceipt(services, orderId)) || isLast;
    } catch (err) {
      if (isLast)
        services.log.warn({ err, orderId, attempts }, 'receipt not sent: all attempts failed');
      throw new Error(`Receipt of order ${orderId} could not be mailed`, { cause: err });
    } finally {
      if (isDone) await execute(pool, 'DELETE FROM order_receipts WHERE order_id = $1', [orderId]);
    }
  }
}

/** Returns whether nothing is left to do: false if the customer must not get the mail yet. */
async function sendReceipt(services: ReceiptServices, orderId: string): Promise<boolean> {
  const { database, mailer, receiptMails, shopName } = services;
  // Checked before the order is read: a customer may place thousands of large orders, and reading them would delay
  // other receipts.
  const [recipient] = await query<Recipient>(database.pool, recipientSql, [orderId]);
  if (!recipient) return true;
  const { email, isVerified } = recipient;
  if (!isVerified || !(await receiptMails.tryConsume(email))) return false;
  const [order] = await query<OrderView>(database.pool, ordersStatement([orderId]));
  if (!order) return true;
  const publicUrl = await services.publicUrl;
  await mailer.send(receiptMail(order, { to: email, shopName, publicUrl }));
  return true;
}

interface Recipient {
  readonly email: string;
  /** An address that is not verified may be that of another person. */
  readonly isVerified: boolean;
}

const batchSize = 5000;
/** The last one follows 34 hours after the first. */
const maxAttempts = 11;

/** Orders of earlier days were placed while receipts were turned off. */
const addSql = `
WITH begin AS MATERIALIZED (
  SELECT transaction_id, event_id FROM order_receipts_until FOR UPDATE SKIP LOCKED
), next AS MATERIALIZED (
  SELECT order_events.transaction_id, order_events.id, order_id, from_status, created_at
  FROM order_events
  WHERE (order_events.transaction_id, order_events.id)
      > ((SELECT transaction_id FROM begin), (SELECT event_id FROM begin))
    AND order_events.transaction_id < pg_snapshot_xmin(pg_current_snapshot())
  ORDER BY order_events.transaction_id, order_events.id LIMIT $1
), added AS (
  INSERT INTO order_receipts (order_id)
  SELECT order_id FROM next
  WHERE from_status IS NULL AND created_at > (now() AT TIME ZONE 'UTC') - interval '1 day'
  ON CONFLICT DO NOTHING
), until AS (
  UPDATE order_receipts_until SET transaction_id = last.transaction_id, event_id = last.id
  FROM (SELECT transaction_id, id FROM next ORDER BY transaction_id DESC, id DESC LIMIT 1) last
)
SELECT count(*)::int AS count FROM next`;

/** Two minutes after the first attempt, then after twice the time. */
const claimSql = `
UPDATE order_receipts
SET attempts = attempts + 1,
    next_attempt_at = (now() AT TIME ZONE 'UTC') + interval '2 minutes' * power(2, attempts)
WHERE order_id = (
  SELECT order_id FROM order_receipts WHERE next_attempt_at <= now() AT TIME ZONE 'UTC'
  ORDER BY next_attempt_at LIMIT 1 FOR UPDATE SKIP LOCKED
)
RETURNING order_id AS "orderId", attempts`;

const recipientSql = `
SELECT users.email, NOT EXISTS (
         SELECT FROM email_verifications WHERE email_verifications.user_id = users.id AND NOT verified
       ) AS "isVerified"
FROM orders JOIN users ON users.id = user_id
WHERE orders.id = $1 AND status <> 'cancelled' AND erased_at IS NULL`;
