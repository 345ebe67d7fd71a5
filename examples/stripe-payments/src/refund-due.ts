import { iterate } from '@order-store/sdk';
import type { Stripe } from 'stripe';
import { fromPence, provider, toPence, type PaymentContext } from './context.ts';
import { syncIntent } from './sync-intent.ts';

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

/** The references of an order's captures and refunds in the ledger. */
type Recorded = Readonly<Record<'captured' | 'refunded', ReadonlySet<string>>>;

async function readRecorded({ store }: PaymentContext, orderId: string): Promise<Recorded> {
  const recorded = { captured: new Set<string>(), refunded: new Set<string>() };
  for await (const { reference, kind, ...payment } of iterate(store.payments.list, { orderId }))
    if (payment.provider === provider && (kind === 'captured' || kind === 'refunded'))
      recorded[kind].add(reference);
  return recorded;
}

async function refundOrder(
  context: PaymentContext,
  orderId: string,
  due: number,
  { captured, refunded }: Recorded,
): Promise<void> {
  const { stripe, report } = context;
  let left = due;
  for (const intentId of captured) {
    const { amount_received: received } = await stripe.paymentIntents.retrieve(intentId);
    const list = stripe.refunds.list({ payment_intent: intentId, limit: 100 });
    const refunds = await list.autoPagingToArray({ limit: 10_000 });
    const counted = refunds.filter(({ status }) => status !== 'failed' && status !== 'canceled');
    left -= sumOf(counted.filter(({ id }) => !refunded.has(id)));
    const amount = Math.min(left, received - sumOf(counted));
    if (amount > 0) {
      const idempotencyKey = `refund-${intentId}-${refunds.length}`;
      await stripe.refunds.create({ payment_intent: intentId, amount }, { idempotencyKey });
      left -= amount;
      report(`refund ${fromPence(amount)} of ${intentId} for the order ${orderId}`);
    }
    // Records the refunds.
    await syncIntent(context, intentId);
  }
}

function sumOf(refunds: readonly Stripe.Refund[]): number {
  return refunds.reduce((sum, { amount }) => sum + amount, 0);
}
