import { formatPaymentSums } from '../orders/index.ts';
import { storedOrigin } from '../platform/audit/record-security-event.ts';
import type { DecidedPayment } from './decide-payments.ts';
import type { PaymentRequest } from './payment-request.ts';
import { paymentRow } from './payment-row.ts';

export type NewPayment = Extract<DecidedPayment<PaymentRequest>, { outcome: 'recorded' }>;

/**
 * The statement that writes new payments of locked orders: references, payments, sums, confirmations, events and audit
 * events. It returns the payments.
 */
export function paymentsStatement(recorded: readonly NewPayment[]) {
  // The last one of an order has its sums after all of them.
  const sums = new Map(recorded.map(({ order }) => [order.id, formatPaymentSums(order.sums)]));
  return {
    name: 'insert-payments',
    text: sql,
    values: [
      JSON.stringify(recorded.map(rowOf)),
      JSON.stringify(Array.from(sums, ([order_id, row]) => ({ order_id, ...row }))),
    ],
  };
}

function rowOf(
  { request: { input, byUserId, origin }, order, confirms, bindsReference }: NewPayment,
  place: number,
) {
  const { orderId, ...payment } = input;
  const { requestId, procedure, keyId, address, userAgent } = storedOrigin(origin);
  return {
    ...payment,
    place,
    order_id: orderId,
    user_id: order.userId,
    status: order.status,
    confirms,
    binds_reference: bindsReference,
    by_user_id: byUserId,
    request_id: requestId,
    procedure,
    key_id: keyId,
    address,
    user_agent: userAgent,
  };
}

// References first, and sorted: a transaction may wait for one that binds the same reference to another order, and such
// transactions must not wait for each other. Ids follow the order of arrival, and a confirmation precedes its payment.
const sql = `
WITH at AS (
  SELECT statement_timestamp() AT TIME ZONE 'UTC' AS at
), given AS MATERIALIZED (
  SELECT * FROM json_to_recordset($1::json) AS given (
    place int, order_id bigint, user_id bigint, provider text, reference text, kind text, amount numeric, metadata jsonb,
    status text, confirms boolean, binds_reference boolean, by_user_id bigint, request_id text, procedure text,
    key_id bigint, address text, user_agent text)
), new_references AS (
  INSERT INTO payment_references (provider, reference, order_id)
  SELECT provider, reference, order_id FROM given WHERE binds_reference ORDER BY provider, reference
  RETURNING order_id
), new_payments AS (
  INSERT INTO payments (order_id, provider, reference, kind, amount, metadata, created_at)
  SELECT order_id, provider, reference, kind, amount, metadata, at
  FROM at, given, (SELECT count(*) FROM new_references) AS bound
  ORDER BY place
  RETURNING *
), new_sums AS (
  INSERT INTO order_payments (order_id, owed, authorized, captured, refunded)
  SELECT order_id, owed, authorized, captured, refunded
  FROM json_to_recordset($2::json) AS sums (
    order_id bigint, owed numeric, authorized numeric, captured numeric, refunded numeric)
  ON CONFLICT (order_id) DO UPDATE
  SET authorized = excluded.authorized, captured = excluded.captured, refunded = excluded.refunded
), confirmed AS (
  UPDATE orders SET status = 'confirmed', version = orders.version + 1, updated_at = at
  FROM at WHERE orders.id = ANY (ARRAY(SELECT order_id FROM given WHERE confirms))
), new_events AS (
  INSERT INTO order_events (order_id, from_status, to_status, kind, cause, by_user_id, created_at)
  SELECT given.order_id, event.from_status, event.to_status, event.kind, event.cause, given.by_user_id, at
  FROM at, given CROSS JOIN LATERAL (VALUES
    (1, 'pending', 'confirmed', NULL, 'paid', given.confirms),
    (2, given.status, given.status, 'payment_recorded', NULL, true)
  ) AS event (step, from_status, to_status, kind, cause, happened)
  WHERE event.happened
  ORDER BY given.place, event.step
), new_audit AS (
  INSERT INTO security_events (at, kind, user_id, by_user_id, key_id, address, user_agent, request_id, procedure, details)
  SELECT at, 'payment-recorded', user_id, by_user_id, key_id, address, user_agent, request_id, procedure,
         jsonb_build_object('orderId', new_payments.order_id::text, 'paymentId', new_payments.id::text,
                            'kind', new_payments.kind, 'amount', new_payments.amount::text)
  FROM at, given JOIN new_payments ON new_payments.provider = given.provider
    AND new_payments.reference = given.reference AND new_payments.kind = given.kind
  ORDER BY place
)
SELECT ${paymentRow.select('new_payments')} FROM new_payments`;
