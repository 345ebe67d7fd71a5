import type { Stripe } from 'stripe';
import { expiresSoon, type PaymentContext } from './context.ts';
import { linkedIntent } from './order-intent.ts';
import { isOpen, rememberHold, syncIntent } from './sync-intent.ts';

/** Stripe's events that the service needs: register the webhook endpoint for these. */
export const eventTypes = [
  'payment_intent.amount_capturable_updated',
  'payment_intent.canceled',
  'payment_intent.payment_failed',
  'payment_intent.succeeded',
  'charge.refunded',
  'refund.updated',
] as const;

/** Runs work after the work before it, and reports errors. */
export type Enqueue = (work: () => Promise<void>) => void;

/**
 * Cancels the intents of orders that are cancelled or about to expire, and captures those of confirmed ones, as it happens.
 * `catchUp` does what this missed: at the start, and after the store lost events.
 */
export function followOrders(context: PaymentContext, enqueue: Enqueue, signal: AbortSignal): void {
  context.store.orders.watch.subscribe(
    {},
    {
      signal,
      onStarted: ({ context: stream }) => {
        if (stream?.['resumed'] !== true) enqueue(() => catchUp(context));
      },
      onData: ({ data: { event, order } }) => {
        const id = linkedIntent(order);
        if (id === undefined) return;
        rememberHold(context, id, order);
        if (event.from !== event.to) enqueue(() => syncIntent(context, id));
      },
      onError: (error) => context.report(`stopped watching orders: ${error.message}`),
    },
  );
}

/** Cancels the intents of orders that expire soon. */
export async function cancelExpiring(context: PaymentContext): Promise<void> {
  for (const [id, expiresAt] of context.holds) {
    if (!expiresSoon(context, expiresAt)) continue;
    await syncIntent(context, id);
    context.holds.delete(id);
  }
}

/** Looks at every intent that is open or has an event that was not delivered. */
export async function catchUp(context: PaymentContext): Promise<void> {
  const { stripe } = context;
  const ids = new Set<string>();
  const missed = { delivery_success: false, types: [...eventTypes], limit: 100 };
  for await (const event of stripe.events.list(missed)) ids.add(intentIdOf(event) ?? '');
  const created = { gte: Math.floor(Date.now() / 1000) - longestHoldSeconds };
  for await (const intent of stripe.paymentIntents.list({ created, limit: 100 }))
    if (isOpen(intent)) ids.add(intent.id);
  ids.delete('');
  for (const id of ids) await syncIntent(context, id);
}

/** The intent that an event is about: all of these are about an intent, or something that names its intent. */
export function intentIdOf({ data: { object } }: Stripe.Event): string | undefined {
  const id = 'payment_intent' in object ? object.payment_intent : 'id' in object && object.id;
  return typeof id === 'string' && id.startsWith('pi_') ? id : undefined;
}

/** The longest hold that the store gives, and a day. */
const longestHoldSeconds = 2_592_000 + 86_400;
