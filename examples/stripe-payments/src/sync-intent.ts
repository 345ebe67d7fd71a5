import { isStoreError } from '@order-store/sdk';
import { Stripe } from 'stripe';
import { fromPence, orderIdKey, provider, type PaymentContext } from './context.ts';

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
    const { status } = await store.orders.get.query({ id: orderId });
    const change = status === 'cancelled' ? 'cancel' : 'capture';
    if (change === 'capture' && (intent.status !== 'requires_capture' || status === 'pending'))
      return;
    await stripe.paymentIntents[change](id);
    report(`${change} ${id} of the ${status} order ${orderId}`);
  } catch (error) {
    if (isStoreError(error, 'ORDER_NOT_FOUND'))
      return report(`ignored ${id}: the store has no order ${orderId}`);
    // The customer paid, or another process did the same.
    if (!isUnexpectedState(error)) throw error;
  }
  await syncIntent(context, id);
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
