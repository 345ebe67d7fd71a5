/** What has become of a delivery. */
export type DeliveryStatus = 'pending' | 'delivered' | 'failed';

/** What webhooks are told of. Pieces that orders take and give back are told by the events of orders. */
export const webhookEventTypes = [
  'order.placed',
  'order.confirmed',
  'order.shipped',
  'order.delivered',
  'order.cancelled',
  'product.stock_changed',
] as const;

export type WebhookEventType = (typeof webhookEventTypes)[number];

/** Where events are told to. */
export interface WebhookView {
  id: string;
  url: string;
  /** Null: every type, also those that come later. */
  events: WebhookEventType[] | null;
  description: string | null;
  enabled: boolean;
  /** Why it is not enabled. */
  disabledReason: string | null;
  /** Since when no delivery succeeded; null when the last one did. */
  failingSince: string | null;
  createdAt: string;
  updatedAt: string;
}

/** With what its deliveries are signed, shown once: `whsec_…` of Standard Webhooks. */
export interface WebhookWithSecret extends WebhookView {
  secret: string;
}

/** An event that was told or is to be told to a webhook, and how that went. */
export interface WebhookDeliveryView {
  id: string;
  webhookId: string;
  /** The `webhook-id` that the receiver knows it by; the same when it is sent again. */
  messageId: string;
  type: WebhookEventType;
  status: DeliveryStatus;
  attempts: number;
  /** When it is sent next, at the earliest; null when it is not sent again. */
  nextAttemptAt: string | null;
  lastAttemptAt: string | null;
  responseStatus: number | null;
  /** The beginning of what the receiver answered. */
  responseExcerpt: string | null;
  /** Why the last attempt failed. */
  error: string | null;
  durationMs: number | null;
  createdAt: string;
}
