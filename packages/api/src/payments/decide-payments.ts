import { isPaid, orderNotFound, type PaymentSums } from '../orders/index.ts';
import { hashOf } from '../platform/idempotency/batched-calls.ts';
import type { KeyedCall } from '../platform/idempotency/keyed-call.ts';
import { keyReused } from '../platform/idempotency/stored-answers.ts';
import type { Services } from '../platform/services.ts';
import { DomainError } from '../shared/domain-error.ts';
import { canonicalJson } from '../shared/canonical-json.ts';
import { parseMoney } from '../shared/money.ts';
import { referenceOf, type LockedOrder, type PaymentState } from './payment-request.ts';
import type { PaymentView } from './payment-views.ts';
import type { RecordPayment } from './payments-schemas.ts';

export interface UndecidedPayment {
  readonly input: RecordPayment;
  readonly keyed: Pick<KeyedCall, 'keyHash' | 'contentHash'> | undefined;
}

/** A payment that is stored, or the place of the request of this batch that records it. */
export type KnownPayment = PaymentView | number;

type PaymentDecision =
  /** A new payment. `order` is the order after it. */
  | {
      readonly outcome: 'recorded';
      readonly order: LockedOrder;
      readonly confirms: boolean;
      /** Whether it is the first payment of its reference. */
      readonly bindsReference: boolean;
    }
  | { readonly outcome: 'repeated'; readonly payment: KnownPayment }
  /** The reference has another order, or its payment of this kind another content. */
  | { readonly outcome: 'conflict'; readonly payment: KnownPayment }
  | { readonly outcome: 'rejected'; readonly error: DomainError }
  /** The sealed answer of an earlier call. */
  | { readonly outcome: 'answered'; readonly sealed: string }
  /** The order is held. */
  | { readonly outcome: 'deferred' };

export type DecidedPayment<Request> = PaymentDecision & { readonly request: Request };

/**
 * Decides each request in order of arrival, with the same outcome as recording them one after another. Pure. What is not
 * recorded does not affect the others.
 */
export function decidePayments<Request extends UndecidedPayment>(
  requests: readonly Request[],
  state: PaymentState,
  confirmedBy: Services['paymentConfirms'],
): DecidedPayment<Request>[] {
  const orders = new Map(state.orders);
  const ledger = new Map<string, readonly KnownPayment[]>(state.payments);
  const calls = new Map(state.calls);

  const decide = ({ input, keyed }: Request, place: number): PaymentDecision => {
    const earlierCall = keyed && calls.get(hashOf(keyed));
    if (earlierCall) {
      if (!keyed.contentHash.equals(earlierCall.contentHash))
        return { outcome: 'rejected', error: keyReused() };
      // Without an answer it is of this batch: the same payment.
      if (earlierCall.answer !== null) return { outcome: 'answered', sealed: earlierCall.answer };
    }
    if (state.held.has(input.orderId)) return { outcome: 'deferred' };
    const order = orders.get(input.orderId);
    if (!order) return { outcome: 'rejected', error: orderNotFound(input.orderId) };

    const known = ledger.get(referenceOf(input)) ?? [];
    const contentOf = (payment: KnownPayment) =>
      typeof payment === 'number' ? (requests[payment]?.input ?? input) : payment;
    const decision =
      decideKnown({ input, isErased: order.isErased }, known, contentOf) ??
      decideNew(input, order, { confirmedBy, bindsReference: known.length === 0 });
    if (decision.outcome === 'recorded') {
      orders.set(order.id, decision.order);
      ledger.set(referenceOf(input), [...known, place]);
    }
    const isAnswered = decision.outcome === 'recorded' || decision.outcome === 'repeated';
    if (keyed && isAnswered)
      calls.set(hashOf(keyed), { contentHash: keyed.contentHash, answer: null });
    return decision;
  };
  return requests.map((request, place) => ({ ...decide(request, place), request }));
}

/** The decision about a payment or a reference that is known. The metadata of erased customers' payments is gone. */
function decideKnown(
  { input, isErased }: { readonly input: RecordPayment; readonly isErased: boolean },
  known: readonly KnownPayment[],
  contentOf: (payment: KnownPayment) => RecordPayment | PaymentView,
): PaymentDecision | undefined {
  const [first] = known;
  if (first === undefined) return undefined;
  if (contentOf(first).orderId !== input.orderId) return { outcome: 'conflict', payment: first };
  const payment = known.find((each) => contentOf(each).kind === input.kind);
  if (payment === undefined) return undefined;
  const { amount, metadata } = contentOf(payment);
  const isSame =
    amount === input.amount &&
    (isErased || canonicalJson(metadata) === canonicalJson(input.metadata));
  return { outcome: isSame ? 'repeated' : 'conflict', payment };
}

function decideNew(
  input: RecordPayment,
  order: LockedOrder,
  {
    confirmedBy,
    bindsReference,
  }: {
    readonly confirmedBy: Services['paymentConfirms'];
    readonly bindsReference: boolean;
  },
): PaymentDecision {
  const sums = withPayment(order.sums, input);
  if (sums.refunded > sums.captured) return { outcome: 'rejected', error: excessiveRefund(input) };
  const confirms = order.status === 'pending' && isPaid(sums, confirmedBy);
  const status = confirms ? 'confirmed' : order.status;
  return { outcome: 'recorded', order: { ...order, status, sums }, confirms, bindsReference };
}

/** The sums after a payment. They do not depend on the order of payments. */
function withPayment(sums: PaymentSums, { kind, amount }: RecordPayment): PaymentSums {
  const cents = parseMoney(amount);
  const changed: Record<RecordPayment['kind'], Partial<PaymentSums>> = {
    authorized: { authorized: sums.authorized + cents },
    voided: { authorized: sums.authorized - cents },
    captured: { captured: sums.captured + cents },
    refunded: { refunded: sums.refunded + cents },
    failed: {},
  };
  return { ...sums, ...changed[kind] };
}

function excessiveRefund({ amount, orderId }: RecordPayment): DomainError {
  return new DomainError(
    'PAYMENT_CONFLICT',
    `amount: with this refund of ${amount}, more would be refunded than was captured for order ${orderId}: record the capture first`,
    { current: null },
  );
}
