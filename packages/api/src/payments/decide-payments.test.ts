import { paymentKinds } from '@order-store/db';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatMoney, parseMoney } from '../shared/money.ts';
import {
  decidePayments,
  type DecidedPayment,
  type KnownPayment,
  type UndecidedPayment,
} from './decide-payments.ts';
import { referenceOf, type LockedOrder, type PaymentState } from './payment-request.ts';
import type { PaymentView } from './payment-views.ts';
import type { RecordPayment } from './payments-schemas.ts';

type Decided = DecidedPayment<UndecidedPayment>;

const input: fc.Arbitrary<RecordPayment> = fc.record({
  orderId: fc.constantFrom('1', '2', 'held', 'unknown'),
  provider: fc.constantFrom('stripe', 'acme'),
  reference: fc.constantFrom('a', 'b', 'c', 'stored'),
  kind: fc.constantFrom(...paymentKinds),
  amount: fc.constantFrom(5n, 10n, 25n, 30n).map((euros) => formatMoney(euros * 100n)),
  metadata: fc.constantFrom({}, { card: 'visa' }),
});

const stored: PaymentView = { ...paymentOf('1', 'stored', '5.00'), id: 's', createdAt: '' };

const request: fc.Arbitrary<UndecidedPayment> = fc.oneof(
  fc.record({ input, key: fc.constantFrom(undefined, undefined, 'k', 'l', 'stored') }).map(ask),
  fc.constant(ask({ input: paymentOf('1', 'stored', '5.00'), key: 'stored' })),
);

const batch = fc.record({
  requests: fc.array(request, { maxLength: 20 }),
  status: fc.constantFrom<LockedOrder['status']>('pending', 'confirmed', 'cancelled'),
  confirmedBy: fc.constantFrom('authorized' as const, 'captured' as const, 'off' as const),
});

test('equals recording the payments one after another', () => {
  fc.assert(
    fc.property(batch, ({ requests, status, confirmedBy }) => {
      const together = decidePayments(requests, stateOf(status), confirmedBy);

      let state = stateOf(status);
      const alone = requests.flatMap((one, place) => {
        const [decision] = decidePayments([one], state, confirmedBy);
        if (decision) state = after(state, decision, place);
        return decision ? [outcomeOf(decision, place)] : [];
      });

      expect(together.map(outcomeOf)).toEqual(alone);
    }),
    { numRuns: 500 },
  );
});

test('gives the same results without the rejected requests', () => {
  fc.assert(
    fc.property(batch, ({ requests, status, confirmedBy }) => {
      const decided = decidePayments(requests, stateOf(status), confirmedBy);
      const kept = decided.filter(
        ({ outcome }) => outcome === 'recorded' || outcome === 'repeated' || outcome === 'answered',
      );
      const again = decidePayments(
        kept.map((each) => each.request),
        stateOf(status),
        confirmedBy,
      );
      expect(again.map(({ outcome }) => outcome)).toEqual(kept.map(({ outcome }) => outcome));
      expect(recorded(again)).toEqual(recorded(decided));
    }),
  );
});

test('adds exact sums, and never refunds more than was captured', () => {
  fc.assert(
    fc.property(batch, ({ requests, status, confirmedBy }) => {
      const state = stateOf(status);
      const decided = recorded(decidePayments(requests, state, confirmedBy));
      for (const [id, { sums: before }] of state.orders) {
        const own = decided.filter(({ order }) => order.id === id);
        const sumOf = (kind: RecordPayment['kind'], upTo: number) =>
          own
            .slice(0, upTo)
            .filter((each) => each.request.input.kind === kind)
            .reduce((sum, each) => sum + parseMoney(each.request.input.amount), 0n);
        for (const [index, { order }] of own.entries()) {
          const count = index + 1;
          expect(order.sums).toEqual({
            owed: before.owed,
            authorized: before.authorized + sumOf('authorized', count) - sumOf('voided', count),
            captured: before.captured + sumOf('captured', count),
            refunded: before.refunded + sumOf('refunded', count),
          });
          expect(order.sums.refunded <= order.sums.captured).toBe(true);
        }
      }
    }),
  );
});

test('confirms a pending order once, with the payment that reaches what is owed', () => {
  fc.assert(
    fc.property(batch, ({ requests, status, confirmedBy }) => {
      const decided = recorded(decidePayments(requests, stateOf(status), confirmedBy));
      for (const id of ['1', '2']) {
        const own = decided.filter(({ order }) => order.id === id);
        const enough = own.findIndex(({ order: { sums } }) => {
          const captured = sums.captured > 0n && sums.captured - sums.refunded >= sums.owed;
          const authorized = sums.authorized > 0n && sums.authorized - sums.refunded >= sums.owed;
          if (confirmedBy === 'off') return false;
          return captured || (confirmedBy === 'authorized' && authorized);
        });
        const confirming = own.flatMap(({ confirms }, index) => (confirms ? [index] : []));
        expect(confirming).toEqual(status === 'pending' && enough >= 0 ? [enough] : []);
        const last = own.at(-1)?.order.status ?? status;
        expect(last).toBe(confirming.length > 0 ? 'confirmed' : status);
      }
    }),
  );
});

test('binds each new reference once, and none that has a payment', () => {
  fc.assert(
    fc.property(batch, ({ requests, status, confirmedBy }) => {
      const decided = recorded(decidePayments(requests, stateOf(status), confirmedBy));
      const bound = decided.flatMap(({ bindsReference, request: { input: given } }) =>
        bindsReference ? [referenceOf(given)] : [],
      );
      const references = new Set(decided.map((each) => referenceOf(each.request.input)));
      references.delete(referenceOf(stored));
      expect(bound.toSorted()).toEqual([...references].toSorted());
    }),
  );
});

/** Two orders of which 25.00 is owed, one that is locked, and a stored payment with its call. */
function stateOf(status: LockedOrder['status']): PaymentState {
  const sums = { owed: 2500n, authorized: 0n, captured: 0n, refunded: 0n };
  const orders = [
    { id: '1', userId: '7', status, sums: { ...sums, captured: 500n }, isErased: false },
    { id: '2', userId: '8', status, sums, isErased: false },
  ];
  const { keyed } = ask({ input: paymentOf('1', 'stored', '5.00'), key: 'stored' });
  return {
    orders: new Map(orders.map((order) => [order.id, order])),
    held: new Set(['held']),
    payments: new Map([[referenceOf(stored), [stored]]]),
    calls: new Map(
      keyed
        ? [[keyed.keyHash.toString('hex'), { contentHash: keyed.contentHash, answer: 's' }]]
        : [],
    ),
  };
}

function paymentOf(orderId: string, reference: string, amount: string): RecordPayment {
  return { orderId, provider: 'stripe', reference, kind: 'captured', amount, metadata: {} };
}

function ask({
  input: given,
  key,
}: {
  input: RecordPayment;
  key: string | undefined;
}): UndecidedPayment {
  const contentHash = Buffer.from(JSON.stringify(given));
  return {
    input: given,
    keyed: key === undefined ? key : { keyHash: Buffer.from(key), contentHash },
  };
}

/** The state after a transaction with this decision. The sealed answer is the id of the payment. */
function after(state: PaymentState, decision: Decided, place: number): PaymentState {
  const { input: given, keyed } = decision.request;
  if (decision.outcome !== 'recorded' && decision.outcome !== 'repeated') return state;
  const [orders, payments, calls] = [
    new Map(state.orders),
    new Map(state.payments),
    new Map(state.calls),
  ];
  const isNew = decision.outcome === 'recorded';
  const id = isNew ? `${place}` : idOf(decision.payment);
  if (isNew) {
    orders.set(decision.order.id, decision.order);
    const known = payments.get(referenceOf(given)) ?? [];
    payments.set(referenceOf(given), [...known, { ...given, id, createdAt: '' }]);
  }
  if (keyed)
    calls.set(keyed.keyHash.toString('hex'), { contentHash: keyed.contentHash, answer: id });
  return { ...state, orders, payments, calls };
}

/** The result for the caller. A call of the batch with the key of an earlier one repeats its payment. */
function outcomeOf(decision: Decided, place: number): unknown {
  if (decision.outcome === 'recorded') {
    const { order, confirms, bindsReference } = decision;
    return { id: `${place}`, order, confirms, bindsReference };
  }
  if (decision.outcome === 'repeated') return ['repeated', idOf(decision.payment)];
  if (decision.outcome === 'answered') return ['repeated', decision.sealed];
  if (decision.outcome === 'conflict') return ['conflict', idOf(decision.payment)];
  if (decision.outcome === 'rejected') return [decision.error.reason, decision.error.details];
  return decision.outcome;
}

function idOf(payment: KnownPayment): string {
  return typeof payment === 'number' ? `${payment}` : payment.id;
}

function recorded(decided: readonly Decided[]) {
  return decided.flatMap((each) => (each.outcome === 'recorded' ? [each] : []));
}
