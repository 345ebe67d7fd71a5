import type { Order } from '@order-store/sdk';
import type { Stripe } from 'stripe';
import { intentIdKey, orderIdKey, toPence, type PaymentContext } from './context.ts';

/** The order is not pending, so it cannot be paid. */
export class NotPayableError extends Error {
  constructor({ orderNumber, status }: Pick<Order, 'orderNumber' | 'status'>) {
    super(`Order ${orderNumber} is ${status}, so it cannot be paid`);
  }
}

/**
 * Returns the PaymentIntent of a pending order; the first call creates it. Two calls at once get the same one.
 * @throws {NotPayableError}
 */
export async function openIntent(
  context: PaymentContext,
  order: Order,
): Promise<Stripe.PaymentIntent> {
  const { stripe, store, currency, captureMethod } = context;
  if (order.status !== 'pending') throw new NotPayableError(order);
  const known = await findIntent(context, order);
  if (known) return known;
  const { id, orderNumber, grandTotal } = order;
  const intent = await stripe.paymentIntents.create(
    {
      amount: toPence(grandTotal),
      currency,
      capture_method: captureMethod,
      automatic_payment_methods: { enabled: true },
      metadata: { [orderIdKey]: id, order_number: orderNumber },
    },
    { idempotencyKey: `order-${id}` },
  );
  const metadata = { [intentIdKey]: intent.id };
  const linked = await store.orders.updateMetadata.mutate({ id, metadata });
  if (linked.status === 'pending') return intent;
  // It expired meanwhile. Who saw that did not see this intent.
  await stripe.paymentIntents.cancel(intent.id);
  throw new NotPayableError(linked);
}

/** The order's intent. Customers choose the metadata of their orders, so the intent must name the order too. */
export async function findIntent(
  { stripe }: Pick<PaymentContext, 'stripe'>,
  { id, metadata }: Pick<Order, 'id' | 'metadata'>,
): Promise<Stripe.PaymentIntent | undefined> {
  const intentId = metadata[intentIdKey];
  if (typeof intentId !== 'string' || !/^pi_\w+$/.test(intentId)) return undefined;
  const intent = await stripe.paymentIntents.retrieve(intentId);
  return intent.metadata[orderIdKey] === id ? intent : undefined;
}
