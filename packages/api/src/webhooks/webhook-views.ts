/** The state of a delivery. */
export type DeliveryStatus = 'pending' | 'delivered' | 'failed';

/**
 * Event types. Stock changed by orders is covered by the order events. `order.shipped` is sent for each shipment, and
 * `order.delivered` with the last one.
 */
export const webhookEventTypes = [
  'order.placed',
  'order.confirmed',
  'order.shipped',
  'order.delivered',
  'order.cancelled',
  'order.items_cancelled',
  'order.items_returned',
  'order.shipment_delivered',
  'order.payment_recorded',
  'order.metadata_updated',
  'order.hold_extended',
  'product.stock_changed',
] as const;

export type WebhookEventType = (typeof webhookEventTypes)[number];

/** A webhook without its secrets. */
export interface WebhookView {
  id: string;
  url: string;
  /** Null: every type, including future ones. */
  events: WebhookEventType[] | null;
  description: string | null;
  enabled: boolean;
  /** Why the webhook is disabled. */
  disabledReason: string | null;
  /** When deliveries started to fail; null if the last one succeeded. */
  failingSince: string | null;
  createdAt: string;
  updatedAt: string;
}

/** A webhook with its signing secret (`whsec_…` of Standard Webhooks), which is returned only once. */
export interface WebhookWithSecret extends WebhookView {
  secret: string;
}

/** A delivery of an event to a webhook. */
export interface WebhookDeliveryView {
  id: string;
  webhookId: string;
  /** The `webhook-id` that the receiver sees; unchanged when redelivered. */
  messageId: string;
  type: WebhookEventType;
  status: DeliveryStatus;
  attempts: number;
  /** Earliest time of the next attempt; null if none follows. */
  nextAttemptAt: string | null;
  lastAttemptAt: string | null;
  responseStatus: number | null;
  /** The start of the receiver's response. */
  responseExcerpt: string | null;
  /** Why the last attempt failed. */
  error: string | null;
  durationMs: number | null;
  createdAt: string;
}
