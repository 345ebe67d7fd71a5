import { iterate } from '@order-store/sdk';
import type { Stripe } from 'stripe';
import { fromPence, provider, toPence, type PaymentContext } from './context.ts';

/** The references of an order's captures and refunds in the ledger. */
interface Recorded {
  readonly captured: ReadonlySet<string>;
  readonly refunded: ReadonlySet<string>;
}

/**
 * Refunds what the store lists as due, each amount once. Any number of processes may run it, and each may die at any
 * point: what Stripe has refunded and the ledger does not have yet is subtracted, and two processes that see the same
 * refunds use the same idempotency key.
 */
export async function refundDue(context: PaymentContext): Promise<void> {
  const { store } = context;
  const recorded = new Map<string, Recorded>();
  for await (const { orderId } of iterate(store.payments.listRefundsDue, {}))
    recorded.set(orderId, await readRecorded(context, orderId));
  // Read after the ledger: a refund that is recorded in between is subtracted twice, not missed.
  for await (const { orderId, amount } of iterate(store.payments.listRefundsDue, {})) {
    const known = recorded.get(orderId);
    if (known) await refundOrder(context, orderId, toPence(amount), known);
  }
}

async function readRecorded({ store }: PaymentContext, orderId: string): Promise<Recorded> {
  const [captured, refunded] = [new Set<string>(), new Set<string>()];
  for await (const payment of iterate(store.payments.list, { orderId })) {
    if (payment.provider !== provider) continue;
    if (payment.kind === 'captured') captured.add(payment.reference);
    if (payment.kind === 'refunded') refunded.add(payment.reference);
  }
  return { captured, refunded };
}

async function refundOrder(
  { stripe, store, report }: PaymentContext,
  orderId: string,
  due: number,
  { captured, refunded }: Recorded,
): Promise<void> {
  const record = async ({ id: reference, amount: pence, status }: Stripe.Refund) => {
    if (status !== 'succeeded') return;
    const payment = { orderId, provider, reference, kind: 'refunded' } as const;
    await store.payments.record.mutate({ ...payment, amount: fromPence(pence) });
  };
  let left = due;
  for (const intentId of captured) {
    const { amount_received: received } = await stripe.paymentIntents.retrieve(intentId);
    const list = stripe.refunds.list({ payment_intent: intentId, limit: 100 });
    const refunds = await list.autoPagingToArray({ limit: 10_000 });
    const counted = refunds.filter(({ status }) => status !== 'failed' && status !== 'canceled');
    for (const refund of counted.filter(({ id }) => !refunded.has(id))) {
      left -= refund.amount;
      await record(refund);
    }
    const amount = Math.min(left, received - sumOf(counted));
    if (amount <= 0) continue;
    const refund = await stripe.refunds.create(
      { payment_intent: intentId, amount },
      { idempotencyKey: `refund-${intentId}-${refunds.length}` },
    );
    left -= amount;
    await record(refund);
    report(`refund ${fromPence(amount)} of ${intentId} for the order ${orderId}`);
  }
}

function sumOf(refunds: readonly Stripe.Refund[]): number {
  return refunds.reduce((sum, { amount }) => sum + amount, 0);
}
