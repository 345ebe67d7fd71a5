import type { StoreEventView } from '../events/index.ts';
import type { WebhookEventType } from './webhook-views.ts';

/** The message of an event; its bytes are the same in every attempt. */
export interface WebhookMessage {
  /** The `webhook-id`, the same for every webhook and attempt. */
  readonly id: string;
  readonly type: WebhookEventType;
  /** Messages of one subject are delivered in order. */
  readonly subject: string;
  /** When the event happened. */
  readonly at: string;
  readonly body: string;
}

export function messageOf({ id, ...event }: StoreEventView): WebhookMessage {
  const { type, timestamp: at } = event;
  const subject =
    type === 'product.stock_changed'
      ? `product-${event.data.product.id}`
      : `order-${event.data.order.id}`;
  return { id, type, subject, at, body: JSON.stringify(event) };
}
