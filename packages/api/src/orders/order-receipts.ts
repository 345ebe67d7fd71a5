import { execute, query, runInTransaction, type Database } from '@order-store/db';
import {
  startBackgroundTask,
  type BackgroundTask,
} from '../platform/background/background-task.ts';
import type { Services } from '../platform/services.ts';
import { receiptMail } from './receipt-mail.ts';

type ReceiptServices = Pick<
  Services,
  'database' | 'log' | 'mailer' | 'publicUrl' | 'readOrder' | 'shopName'
>;

/**
 * Mails the receipts of new orders every two seconds until stopped. Safe in every process. A mail that fails is tried
 * again for two days; after a crash one may be sent twice, and none is lost.
 */
export function startOrderReceipts(services: ReceiptServices): BackgroundTask {
  return startBackgroundTask({
    intervalMs: 2000,
    async run(signal) {
      await addReceipts(services.database, signal);
      await sendReceipts(services, signal);
    },
    onFailure: (err) => services.log.warn({ err }, 'mailing receipts of orders failed; retrying'),
  });
}

/** Adds the receipts of orders by their first events, in commit order as `order-totals.ts`. */
export async function addReceipts(database: Database, signal?: AbortSignal): Promise<void> {
  // A position from another server, after a restore, would skip all events until this one's transactions catch up. The
  // orders before it may have had their mail.
  await execute(database.pool, leaveRestoredPositionSql);
  while (signal?.aborted !== true) {
    const count = await runInTransaction(database, async (transaction) => {
      await execute(transaction, 'SET LOCAL jit = off; SET LOCAL enable_seqscan = off');
      const [batch] = await query<{ count: number }>(transaction, addSql, [batchSize]);
      return batch?.count ?? 0;
    });
    if (count < batchSize) return;
  }
}

/** Sends the receipts that are due, one after another. */
export async function sendReceipts(
  { database: { pool }, ...services }: ReceiptServices,
  signal?: AbortSignal,
): Promise<void> {
  while (signal?.aborted !== true) {
    // The time of the next attempt keeps other processes from sending it meanwhile.
    const [due] = await query<{ orderId: string; attempts: number }>(pool, claimSql);
    if (!due) return;
    const { orderId, attempts } = due;
    const isSent = await sendReceipt({ pool, ...services }, orderId).then(
      () => true,
      (err: unknown) => {
        const outcome = attempts < maxAttempts ? 'trying again later' : 'not sent';
        services.log.warn({ err, orderId, attempts }, `receipt could not be mailed: ${outcome}`);
        return false;
      },
    );
    if (isSent || attempts >= maxAttempts)
      await execute(pool, 'DELETE FROM order_receipts WHERE order_id = $1', [orderId]);
  }
}

async function sendReceipt(
  services: Omit<ReceiptServices, 'database'> & { readonly pool: Database['pool'] },
  orderId: string,
): Promise<void> {
  const order = await services.readOrder(orderId);
  if (!order) return;
  const [customer] = await query<{ email: string }>(services.pool, recipientSql, [order.userId]);
  if (!customer) return;
  const { shopName } = services;
  const publicUrl = await services.publicUrl;
  await services.mailer.send(receiptMail(order, { to: customer.email, shopName, publicUrl }));
}

const batchSize = 5000;
const maxAttempts = 11;

const leaveRestoredPositionSql = `
UPDATE order_receipts_until SET transaction_id = last.transaction_id, event_id = last.id
FROM (
  (SELECT transaction_id, id FROM order_events
   WHERE transaction_id < pg_snapshot_xmin(pg_current_snapshot())
   ORDER BY transaction_id DESC, id DESC LIMIT 1)
  UNION ALL SELECT '0'::xid8, 0 LIMIT 1
) last
WHERE order_receipts_until.transaction_id >= pg_snapshot_xmax(pg_current_snapshot())`;

/** Older orders were placed before receipts were turned on. */
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

/** An address that is not verified may be that of another person. */
const recipientSql = `
SELECT email FROM users
WHERE id = $1 AND erased_at IS NULL
  AND NOT EXISTS (SELECT FROM email_verifications WHERE user_id = users.id AND NOT verified)`;
