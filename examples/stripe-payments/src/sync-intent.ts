import { isStoreError, type Order } from '@order-store/sdk';
import { Stripe } from 'stripe';
import { expiresSoon, fromPence, orderIdKey, provider, type PaymentContext } from './context.ts';

/**
 * Records what Stripe knows of an intent now, then cancels or captures it as its order requires. Events only say when to
 * look, so their order, delays and duplicates do not matter. Intents of other programs are ignored.
 */
export async function syncIntent(context: PaymentContext, id: string): Promise<void> {
  const { stripe, store, report } = context;
  const intent = await stripe.paymentIntents.retrieve(id, { expand: ['latest_charge'] });
  const orderId = intent.metadata[orderIdKey];
  if (orderId === undefined) return;
  try {
    await recordPayments(context, intent, orderId);
    if (!isOpen(intent)) return;
    const order = await store.orders.get.query({ id: orderId });
    const change = changeOf(context, intent, order);
    if (change === undefined) return rememberHold(context, id, order);
    await stripe.paymentIntents[change](id);
    report(`${change} ${id} of the ${order.status} order ${orderId}`);
  } catch (error) {
    if (isStoreError(error, 'ORDER_NOT_FOUND'))
      return report(`ignored ${id}: the store has no order ${orderId}`);
    // The customer paid, or another process did the same.
    if (!isUnexpectedState(error)) throw error;
  }
  await syncIntent(context, id);
}

/** Remembers when the order of an intent expires. */
export function rememberHold(
  { holds }: PaymentContext,
  intentId: string,
  { expiresAt }: Pick<Order, 'expiresAt'>,
): void {
  if (expiresAt === null) holds.delete(intentId);
  else holds.set(intentId, expiresAt);
}

/** What an order requires of its open intent. */
function changeOf(
  context: PaymentContext,
  intent: Stripe.PaymentIntent,
  order: Order,
): 'cancel' | 'capture' | undefined {
  // Before the order expires and its stock returns, so that nobody pays for what may be sold again.
  if (order.status === 'cancelled' || expiresSoon(context, order.expiresAt)) return 'cancel';
  return intent.status === 'requires_capture' && order.status !== 'pending' ? 'capture' : undefined;
}

type PaymentKind = 'authorized' | 'captured' | 'voided' | 'refunded' | 'failed';

/** Whether it can still be canceled. */
export function isOpen({ status }: Pick<Stripe.PaymentIntent, 'status'>): boolean {
  return status.startsWith('requires_');
}

async function recordPayments(
  { stripe, store }: PaymentContext,
  intent: Stripe.PaymentIntent,
  orderId: string,
): Promise<void> {
  const record = (kind: PaymentKind, reference: string, pence: number) =>
    store.payments.record.mutate({ orderId, provider, reference, kind, amount: fromPence(pence) });
  const { id, amount, status, last_payment_error: failure, latest_charge: charge } = intent;
  if (failure?.charge !== undefined) await record('failed', failure.charge, amount);
  if (status === 'succeeded') await record('captured', id, intent.amount_received);
  if (charge === null || typeof charge === 'string' || charge.status !== 'succeeded') return;
  if (intent.capture_method === 'manual') await record('authorized', id, charge.amount);
  if (status === 'canceled') await record('voided', id, charge.amount);
  // Stripe also counts a released authorization as refunded.
  if (!charge.captured || charge.amount_refunded === 0) return;
  for await (const refund of stripe.refunds.list({ payment_intent: id, limit: 100 }))
    if (refund.status === 'succeeded') await record('refunded', refund.id, refund.amount);
}

function isUnexpectedState(error: unknown): boolean {
  const { StripeError } = Stripe.errors;
  return error instanceof StripeError && error.code === 'payment_intent_unexpected_state';
}
