import type { Stripe } from 'stripe';
import type { PaymentContext } from './context.ts';
import { findIntent } from './order-intent.ts';
import { isOpen, syncIntent } from './sync-intent.ts';

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
 * Cancels the intents of orders that expire or are cancelled, and captures those of confirmed ones, as it happens.
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
        if (event.kind !== 'status_changed') return;
        if (event.to !== 'cancelled' && event.to !== 'confirmed') return;
        enqueue(async () => {
          const intent = await findIntent(context, order);
          if (intent) await syncIntent(context, intent.id);
        });
      },
      onError: (error) => context.report(`stopped watching orders: ${error.message}`),
    },
  );
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

/** The intent that an event is about, if the service needs the event. */
export function intentIdOf(event: Stripe.Event): string | undefined {
  if (event.type === 'charge.refunded' || event.type === 'refund.updated') {
    const { payment_intent: intent } = event.data.object;
    return typeof intent === 'string' ? intent : intent?.id;
  }
  if (!eventTypes.some((type) => type === event.type)) return undefined;
  const { object } = event.data;
  return 'object' in object && object.object === 'payment_intent' ? object.id : undefined;
}

/** The longest hold that the store gives, and a day. */
const longestHoldSeconds = 2_592_000 + 86_400;
