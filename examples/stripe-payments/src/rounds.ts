import { iterate } from '@order-store/sdk';
import type { Stripe } from 'stripe';
import { expiresSoon, linkedIntent, toPence, type PaymentContext } from './context.ts';
import { isOpen, syncIntent } from './intents.ts';

/** Cancels the intents of orders that expire soon. */
export async function cancelExpiring(context: PaymentContext): Promise<void> {
  for await (const order of iterate(context.store.orders.list, { status: 'pending' })) {
    const id = expiresSoon(context.settings, order) ? linkedIntent(order) : undefined;
    if (id !== undefined) await attempt(context, () => syncIntent(context, id));
  }
}

/** Looks at every intent that is open or has an event that was not delivered. */
export async function catchUp(context: PaymentContext): Promise<void> {
  const { events, paymentIntents } = context.stripe;
  const ids = new Set<string | undefined>();
  for await (const event of events.list({ delivery_success: false, limit: 100 }))
    ids.add(intentIdOf(event));
  // The longest hold that the store gives, and a day.
  const created = { gte: Math.floor(Date.now() / 1000) - 31 * 86_400 };
  for await (const intent of paymentIntents.list({ created, limit: 100 }))
    if (isOpen(intent)) ids.add(intent.id);
  for (const id of ids) if (id !== undefined) await attempt(context, () => syncIntent(context, id));
}

/** One that fails does not keep the others from being handled. The next round tries it again. */
const attempt = ({ report }: PaymentContext, work: () => Promise<void>) =>
  work().catch((error: unknown) => report(String(error)));

/** The intent that an event is about, if it is about one or names one. */
export function intentIdOf({ data: { object } }: Stripe.Event): string | undefined {
  const id = 'payment_intent' in object ? object.payment_intent : 'id' in object && object.id;
  return typeof id === 'string' && id.startsWith('pi_') ? id : undefined;
}

/**
 * Refunds what the store lists as due, each amount once. Any number of processes may run it, and each may die at any
 * point: what Stripe has refunded and the ledger does not have yet is subtracted, and two processes that see the same
 * refunds use the same idempotency key.
 */
export async function refundDue(context: PaymentContext): Promise<void> {
  for await (const { orderId } of iterate(context.store.payments.listRefundsDue, {}))
    await attempt(context, () => refundOrder(context, orderId));
}

async function refundOrder(context: PaymentContext, orderId: string): Promise<void> {
  const { stripe, store } = context;
  const references = { captured: new Set<string>(), refunded: new Set<string>() };
  for await (const { provider, kind, reference } of iterate(store.payments.list, { orderId }))
    if (provider === 'stripe' && (kind === 'captured' || kind === 'refunded'))
      references[kind].add(reference);
  // Read after the ledger: a refund that is recorded in between is subtracted twice, not missed.
  const { payment, netTotal } = await store.orders.get.query({ id: orderId });
  let due = toPence(payment.captured) - toPence(payment.refunded) - toPence(netTotal);
  for (const intent of references.captured) {
    const { amount_received: received } = await stripe.paymentIntents.retrieve(intent);
    const list = stripe.refunds.list({ payment_intent: intent, limit: 100 });
    const refunds = await list.autoPagingToArray({ limit: 10_000 });
    const made = refunds.filter(({ status }) => status !== 'failed' && status !== 'canceled');
    due -= sumOf(made.filter(({ id }) => !references.refunded.has(id)));
    const amount = Math.max(0, Math.min(due, received - sumOf(made)));
    const idempotencyKey = `refund-${intent}-${refunds.length}`;
    if (amount > 0)
      await stripe.refunds.create({ payment_intent: intent, amount }, { idempotencyKey });
    due -= amount;
    // Records the refunds.
    await syncIntent(context, intent);
  }
}

const sumOf = (refunds: Stripe.Refund[]) => refunds.reduce((sum, { amount }) => sum + amount, 0);
