import { isDeepStrictEqual } from 'node:util';
import { execute, Payment, query, runInTransaction, type Transaction } from '@order-store/db';
import {
  addOrderEvent,
  confirmsSql,
  lockOrder,
  moveOrder,
  netTotalSql,
  viewOrder,
  type OrderView,
} from '../orders/index.ts';
import { recordStaffChange, type Origin } from '../platform/audit/record-security-event.ts';
import type { Actor } from '../platform/identity/context.ts';
import type { Services } from '../platform/services.ts';
import { DomainError } from '../shared/domain-error.ts';
import { utcNow } from '../shared/utc-now.ts';
import { paymentRow } from './payment-row.ts';
import type { PaymentView } from './payment-views.ts';
import type { RecordPayment } from './payments-schemas.ts';

/**
 * Adds a payment to the ledger and its amount to the sums of the order, under the order's lock. The sums do not depend on
 * the order in which payments are recorded, except that a refund is rejected until what it refunds is recorded as
 * captured. The same payment again returns the first one. A pending order whose sum reaches its net total is
 * confirmed. Money for orders in any other status is recorded as well.
 *
 * ORDER_NOT_FOUND; PAYMENT_CONFLICT if the reference has another order, or its payment of this kind another content
 */
export async function recordPayment(
  {
    database,
    metrics,
    paymentConfirms,
  }: Pick<Services, 'database' | 'metrics' | 'paymentConfirms'>,
  origin: Origin,
  actor: Actor,
  input: RecordPayment,
): Promise<{ payment: PaymentView; order: OrderView }> {
  const result = await runInTransaction(
    database,
    async (transaction) => {
      const order = await lockOrder(transaction, actor, input.orderId);
      await bindReference(transaction, input);
      const { provider, reference, kind } = input;
      const recorded = await Payment.query(transaction).findOne({ provider, reference, kind });
      if (recorded) {
        if (!isSame(recorded, input) && !(await wasErased(transaction, recorded, input)))
          throw conflict(recorded);
        return { isNew: false, payment: recorded, order: await viewOrder(transaction, order.id) };
      }
      const payment = await Payment.query(transaction)
        .insert({ ...input, createdAt: utcNow })
        .returning('*');
      const { confirms } = await addToSums(transaction, input, paymentConfirms);
      await recordStaffChange(transaction, origin, actor, {
        kind: 'payment-recorded',
        userId: order.userId,
        details: { orderId: order.id, paymentId: payment.id, kind, amount: payment.amount },
      });
      if (confirms && order.status === 'pending') {
        await moveOrder(transaction, order, 'confirmed', { byUserId: actor.id, cause: 'paid' });
      }
      await addOrderEvent(transaction, order, 'payment_recorded', actor);
      return { isNew: true, payment, order: await viewOrder(transaction, order.id) };
    },
    { answer: answerOf },
  );
  if (result.isNew) metrics.paymentsRecorded.inc({ kind: input.kind });
  return answerOf(result);
}

function answerOf({ payment, order }: { readonly payment: Payment; readonly order: OrderView }) {
  return { payment: paymentRow.pick(payment), order };
}

/** Binds a provider's reference to the order. PAYMENT_CONFLICT if it is bound to another one */
async function bindReference(
  transaction: Transaction,
  { provider, reference, orderId }: RecordPayment,
): Promise<void> {
  // Waits while another transaction binds it. That one holds only its own order, so it does not wait for this one.
  const bound = await execute(
    transaction,
    `INSERT INTO payment_references (provider, reference, order_id) VALUES ($1, $2, $3)
     ON CONFLICT (provider, reference) DO UPDATE SET order_id = excluded.order_id
       WHERE payment_references.order_id = excluded.order_id`,
    [provider, reference, orderId],
  );
  if (bound > 0) return;
  const current = await Payment.query(transaction)
    .where({ provider, reference })
    .orderBy('id')
    .first()
    .throwIfNotFound();
  throw conflict(current);
}

/**
 * Adds the amount to the sums of the order, and returns whether they confirm it. PAYMENT_CONFLICT if more were refunded
 * than captured
 */
async function addToSums(
  transaction: Transaction,
  { orderId, kind, amount }: RecordPayment,
  confirmedBy: Services['paymentConfirms'],
): Promise<{ confirms: boolean }> {
  await execute(transaction, openSumsSql, [orderId]);
  const [sums] = await query<{ confirms: boolean }>(transaction, addSql, [
    orderId,
    { authorized: amount, voided: `-${amount}`, captured: '0', refunded: '0', failed: '0' }[kind],
    kind === 'captured' ? amount : '0',
    kind === 'refunded' ? amount : '0',
    confirmedBy,
  ]);
  if (sums) return sums;
  throw new DomainError(
    'PAYMENT_CONFLICT',
    `amount: with this refund of ${amount}, more would be refunded than was captured for order ${orderId}: record the capture first`,
    { current: null },
  );
}

function isSame(recorded: Payment, { amount, metadata }: RecordPayment): boolean {
  // As JSON, because the database does not store -0, for example.
  const sent: unknown = JSON.parse(JSON.stringify(metadata));
  return recorded.amount === amount && isDeepStrictEqual(recorded.metadata, sent);
}

/** The metadata of payments is erased with the customer; a late notification of the provider still has it. */
async function wasErased(
  transaction: Transaction,
  recorded: Payment,
  { amount }: RecordPayment,
): Promise<boolean> {
  const [erased] = await query(
    transaction,
    `SELECT FROM orders JOIN users ON users.id = user_id WHERE orders.id = $1 AND erased_at IS NOT NULL`,
    [recorded.orderId],
  );
  return erased !== undefined && recorded.amount === amount;
}

function conflict(payment: Payment): DomainError {
  const current = paymentRow.pick(payment);
  const { provider, reference, kind, amount, orderId } = current;
  return new DomainError(
    'PAYMENT_CONFLICT',
    `reference: ${provider} ${reference} was already recorded with other content (${kind} ${amount} for order ${orderId})`,
    { current },
  );
}

const openSumsSql = `
INSERT INTO order_payments (order_id, owed, authorized, captured, refunded)
SELECT id, ${netTotalSql('orders')}, 0, 0, 0 FROM orders WHERE id = $1
ON CONFLICT (order_id) DO NOTHING`;

const addSql = `
UPDATE order_payments
SET authorized = authorized + $2::numeric, captured = captured + $3::numeric, refunded = refunded + $4::numeric
WHERE order_id = $1 AND refunded + $4::numeric <= captured + $3::numeric
RETURNING ${confirmsSql('$5')} AS confirms`;
