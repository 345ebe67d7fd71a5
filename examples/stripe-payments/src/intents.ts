import { isStoreError, toMoney, type Order, type Payment } from '@order-store/sdk';
import { Stripe } from 'stripe';
import { expiresSoon, linkedIntent, toPence, type PaymentContext } from './context.ts';

/**
 * Returns the PaymentIntent of an order, or undefined if the order cannot be paid (any more). The first call creates
 * it. Concurrent calls get the same one.
 */
export async function openIntent({ stripe, store, settings }: PaymentContext, order: Order) {
  const { id, orderNumber, status } = order;
  const amount = toPence(order.payment.amountDue);
  if (status !== 'pending' || amount === 0 || expiresSoon(settings, order)) return undefined;
  const linked = linkedIntent(order);
  const found = linked === undefined ? undefined : await stripe.paymentIntents.retrieve(linked);
  const known = found?.metadata['order_id'] === id ? found : undefined;
  if (known && known.status !== 'canceled') {
    if (known.amount === amount) return known;
    // Units of the order were cancelled.
    await stripe.paymentIntents.cancel(known.id);
  }
  const intent = await stripe.paymentIntents.create(
    {
      amount,
      currency: settings.CURRENCY,
      capture_method: settings.CAPTURE_METHOD,
      automatic_payment_methods: { enabled: true },
      metadata: { order_id: id, order_number: orderNumber },
    },
    { idempotencyKey: `order-${id}-${known?.id ?? amount}` },
  );
  const metadata = { stripePaymentIntent: intent.id };
  const now = await store.orders.updateMetadata.mutate({ id, metadata });
  if (now.status === 'pending') return intent;
  // It has expired in the meantime, and the process that canceled its intents has not seen this one.
  await stripe.paymentIntents.cancel(intent.id);
  return undefined;
}

/**
 * Records what Stripe knows of an intent now, then cancels or captures it as its order requires. Events only say when to
 * look, so their order, delays and duplicates do not matter. Intents of other programs are ignored.
 */
export async function syncIntent(context: PaymentContext, id: string): Promise<void> {
  const { stripe, store, settings, report } = context;
  const intent = await stripe.paymentIntents.retrieve(id, { expand: ['latest_charge'] });
  const orderId = intent.metadata['order_id'];
  if (orderId === undefined) return;
  try {
    await recordAll(context, intent, orderId);
    if (!isOpen(intent)) return;
    const order = await store.orders.get.query({ id: orderId });
    // Before the order expires and its stock returns, so that nobody pays for what may be sold again.
    const isOver = order.status === 'cancelled' || expiresSoon(settings, order);
    const isReady = intent.status === 'requires_capture' && order.status !== 'pending';
    if (!isOver && !isReady) return;
    await stripe.paymentIntents[isOver ? 'cancel' : 'capture'](id);
  } catch (error) {
    if (isStoreError(error, 'ORDER_NOT_FOUND'))
      return report(`ignored ${id}: the store has no order ${orderId}`);
    const code = error instanceof Stripe.errors.StripeError && error.code;
    // The customer paid, or another process did the same.
    if (code !== 'payment_intent_unexpected_state') throw error;
  }
  await syncIntent(context, id);
}

/** Whether it can still be canceled. */
export const isOpen = ({ status }: Stripe.PaymentIntent) => status.startsWith('requires_');

async function recordAll(context: PaymentContext, intent: Stripe.PaymentIntent, orderId: string) {
  const { stripe, store } = context;
  const record = (kind: Payment['kind'], reference: string, pence: number) => {
    const amount = toMoney(BigInt(pence));
    return store.payments.record.mutate({ orderId, provider: 'stripe', reference, kind, amount });
  };
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
