import type { Order } from '@order-store/sdk';
import type { Stripe } from 'stripe';
import { expiresSoon, intentIdKey, orderIdKey, toPence, type PaymentContext } from './context.ts';

/**
 * Returns the PaymentIntent of an order, or undefined if the order cannot be paid (any more). The first call creates it.
 * Two calls at once get the same one.
 */
export async function openIntent(
  context: PaymentContext,
  order: Order,
): Promise<Stripe.PaymentIntent | undefined> {
  const { stripe, store, currency, captureMethod } = context;
  const { id, orderNumber, grandTotal } = order;
  if (order.status !== 'pending' || expiresSoon(context, order.expiresAt)) return undefined;
  const known = await findIntent(context, order);
  if (known && known.status !== 'canceled') return known;
  const intent = await stripe.paymentIntents.create(
    {
      amount: toPence(grandTotal),
      currency,
      capture_method: captureMethod,
      automatic_payment_methods: { enabled: true },
      metadata: { [orderIdKey]: id, order_number: orderNumber },
    },
    // Another one if the hold was extended after the first was canceled.
    { idempotencyKey: known ? `order-${id}-after-${known.id}` : `order-${id}` },
  );
  const metadata = { [intentIdKey]: intent.id };
  const { status } = await store.orders.updateMetadata.mutate({ id, metadata });
  if (status === 'pending') return intent;
  // It expired meanwhile. Who saw that did not see this intent.
  await stripe.paymentIntents.cancel(intent.id);
  return undefined;
}

/** The id in the metadata of an order, which its customer may have chosen. */
export function linkedIntent({ metadata }: Pick<Order, 'metadata'>): string | undefined {
  const id = metadata[intentIdKey];
  return typeof id === 'string' && /^pi_\w+$/.test(id) ? id : undefined;
}

/** The linked intent, if that names the order too. */
async function findIntent(
  { stripe }: PaymentContext,
  order: Order,
): Promise<Stripe.PaymentIntent | undefined> {
  const id = linkedIntent(order);
  if (id === undefined) return undefined;
  const intent = await stripe.paymentIntents.retrieve(id);
  return intent.metadata[orderIdKey] === order.id ? intent : undefined;
}
