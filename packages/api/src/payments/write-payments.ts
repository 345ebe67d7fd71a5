import type { SqlTransaction } from '@order-store/db';
import { ordersStatement, type OrderView } from '../orders/index.ts';
import {
  callsStatement,
  hashOf,
  type AnsweredCall,
} from '../platform/idempotency/batched-calls.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { DecidedPayment, KnownPayment } from './decide-payments.ts';
import { paymentsStatement, type NewPayment } from './insert-payments.ts';
import { identityOf, type PaymentRequest, type PaymentResult } from './payment-request.ts';
import { paymentRow } from './payment-row.ts';
import type { PaymentView } from './payment-views.ts';

/**
 * Writes the new payments of a batch in one statement, reads their orders, stores the answers of calls with an idempotency
 * key, and commits. Returns the results in the order of the requests. Throws PAYLOAD_TOO_LARGE
 */
export async function writePayments(
  transaction: SqlTransaction,
  decided: readonly DecidedPayment<PaymentRequest>[],
): Promise<PaymentResult[]> {
  const recorded = decided.flatMap((each): NewPayment[] =>
    each.outcome === 'recorded' ? [each] : [],
  );
  const orderIds = decided.flatMap(({ outcome, request }) =>
    outcome === 'recorded' || outcome === 'repeated' ? [request.input.orderId] : [],
  );
  if (orderIds.length === 0) return resultsOf(decided, [], []);
  const hasKeys = decided.some(({ request }) => request.keyed !== undefined);
  const orders = ordersStatement([...new Set(orderIds)]);
  const [written, viewed] = await Promise.all([
    recorded.length === 0
      ? { rows: [] }
      : transaction.query<PaymentView>(paymentsStatement(recorded)),
    hasKeys ? transaction.query<OrderView>(orders) : transaction.commitWith<OrderView>(orders),
  ]);
  const results = resultsOf(decided, written.rows, viewed.rows);
  const answered = hasKeys ? answeredCalls(decided, results) : [];
  if (answered.length > 0) await transaction.commitWith(callsStatement(answered));
  return results;
}

function resultsOf(
  decided: readonly DecidedPayment<PaymentRequest>[],
  written: readonly PaymentView[],
  viewed: readonly OrderView[],
): PaymentResult[] {
  const payments = new Map(written.map((payment) => [identityOf(payment), payment]));
  const orders = new Map(viewed.map((order) => [order.id, order]));
  const paymentOf = (known: KnownPayment): PaymentView => {
    if (typeof known !== 'number') return known;
    const input = decided[known]?.request.input;
    const payment = input && payments.get(identityOf(input));
    if (!payment) throw new Error('A payment of the batch was not written');
    return payment;
  };
  return decided.map((each, place): PaymentResult => {
    if (each.outcome === 'deferred') return { deferred: true };
    if (each.outcome === 'answered') return { sealed: each.sealed };
    if (each.outcome === 'rejected') return { rejection: each.error };
    if (each.outcome === 'conflict') return { rejection: conflict(paymentOf(each.payment)) };
    const isNew = each.outcome === 'recorded';
    const payment = paymentOf(isNew ? place : each.payment);
    const order = orders.get(payment.orderId);
    if (!order) throw new Error(`Order ${payment.orderId} of a payment was not read`);
    return { isNew, answer: { payment: paymentRow.pick(payment), order } };
  });
}

/** Each key once: calls of the batch with the same key have the same answer. */
function answeredCalls(
  decided: readonly DecidedPayment<PaymentRequest>[],
  results: readonly PaymentResult[],
): AnsweredCall[] {
  const calls = new Map<string, AnsweredCall>();
  for (const [place, { request }] of decided.entries()) {
    const result = results[place];
    if (request.keyed && result && 'answer' in result)
      calls.set(hashOf(request.keyed), { call: request.keyed, answer: result.answer });
  }
  return [...calls.values()];
}

function conflict(payment: PaymentView): DomainError {
  const current = paymentRow.pick(payment);
  const { provider, reference, kind, amount, orderId } = current;
  return new DomainError(
    'PAYMENT_CONFLICT',
    `reference: ${provider} ${reference} was already recorded with other content (${kind} ${amount} for order ${orderId})`,
    { current },
  );
}
