import type { SqlTransaction } from '@order-store/db';
import {
  isOvertakenSql,
  netTotalSql,
  parsePaymentSums,
  type OrderStatus,
  type StoredPaymentSums,
} from '../orders/index.ts';
import { readCalls } from '../platform/idempotency/batched-calls.ts';
import {
  referenceOf,
  type LockedOrder,
  type PaymentRequest,
  type PaymentState,
} from './payment-request.ts';
import { paymentRow } from './payment-row.ts';
import type { PaymentView } from './payment-views.ts';

/** What to do about orders that another transaction has locked. */
export type LockMode = 'wait' | 'skip';

/**
 * Locks the orders of the requests in id order, then reads their sums, the payments of the references and the calls of the
 * idempotency keys. The statements are pipelined, but each takes its snapshot when the previous one has finished, so they
 * see everything that was committed before the orders were locked.
 *
 * In mode `skip`, an order with an event of a later transaction is held as well; see {@link isOvertakenSql}. In mode `wait`
 * there is one order, and the transaction has no id before it has locked it.
 */
export async function lockPaymentState(
  transaction: SqlTransaction,
  requests: readonly PaymentRequest[],
  mode: LockMode,
): Promise<PaymentState> {
  const orderIds = [...new Set(requests.map(({ input }) => input.orderId))];
  const references = [
    ...new Map(requests.map(({ input }) => [referenceOf(input), input])).values(),
  ];
  const [locked, sums, payments, calls] = await Promise.all([
    transaction.query<LockedRow>({
      name: mode === 'wait' ? 'lock-orders-to-pay' : 'lock-free-orders-to-pay',
      text: mode === 'wait' ? lockSql : lockFreeSql,
      values: [orderIds],
    }),
    transaction.query<SumsRow>({ name: 'read-payment-sums', text: sumsSql, values: [orderIds] }),
    transaction.query<PaymentView>({
      name: 'read-payments-of-references',
      text: paymentsSql,
      values: [
        references.map(({ provider }) => provider),
        references.map(({ reference }) => reference),
      ],
    }),
    readCalls(
      transaction,
      requests.flatMap(({ keyed }) => keyed ?? []),
    ),
  ]);
  const sumsOf = new Map(
    sums.rows.map(({ orderId, isOvertaken, isErased, ...row }) => [
      orderId,
      { isOvertaken, isErased, sums: parsePaymentSums(row) },
    ]),
  );
  const orders = new Map<string, LockedOrder>();
  const held = new Set<string>();
  for (const { isLocked, ...order } of locked.rows) {
    const found = sumsOf.get(order.id);
    const isFree = isLocked && (mode === 'wait' || found?.isOvertaken === false);
    if (found && isFree)
      orders.set(order.id, { ...order, sums: found.sums, isErased: found.isErased });
    else held.add(order.id);
  }
  return { orders, held, payments: Map.groupBy(payments.rows, referenceOf), calls };
}

interface LockedRow {
  readonly isLocked: boolean;
  readonly id: string;
  readonly userId: string;
  readonly status: OrderStatus;
}

interface SumsRow extends StoredPaymentSums {
  readonly orderId: string;
  readonly isOvertaken: boolean;
  readonly isErased: boolean;
}

// Whatever else changes an order locks its row as well. Rows that refer to it, such as notes, may still be added.
const lockSql = `
SELECT true AS "isLocked", id, user_id AS "userId", status
FROM orders WHERE id = ANY ($1::bigint[])
ORDER BY id FOR NO KEY UPDATE`;

const lockFreeSql = `
WITH free AS MATERIALIZED (
  SELECT id, user_id, status FROM orders WHERE id = ANY ($1::bigint[])
  ORDER BY id FOR NO KEY UPDATE SKIP LOCKED
)
SELECT true AS "isLocked", id, user_id AS "userId", status FROM free
UNION ALL
SELECT false, id, user_id, status FROM orders
WHERE id = ANY ($1::bigint[]) AND id NOT IN (SELECT id FROM free)`;

// OFFSET 0 keeps the planner from joining the whole table while it is small.
const sumsSql = `
SELECT orders.id AS "orderId", COALESCE(owed, ${netTotalSql('orders')}) AS owed,
       COALESCE(authorized, 0.00) AS authorized, COALESCE(captured, 0.00) AS captured,
       COALESCE(refunded, 0.00) AS refunded, ${isOvertakenSql('orders.id')} AS "isOvertaken",
       (SELECT erased_at IS NOT NULL FROM users WHERE users.id = user_id) AS "isErased"
FROM orders LEFT JOIN LATERAL (
  SELECT owed, authorized, captured, refunded FROM order_payments WHERE order_id = orders.id OFFSET 0
) sums ON true
WHERE orders.id = ANY ($1::bigint[])`;

const paymentsSql = `
SELECT ${paymentRow.select('payments')}
FROM unnest($1::text[], $2::text[]) AS asked (provider, reference) CROSS JOIN LATERAL (
  SELECT * FROM payments WHERE provider = asked.provider AND reference = asked.reference OFFSET 0
) payments
ORDER BY payments.id`;
