import type { OrderChange, OrderStatus } from '../orders/index.ts';
import type { StockChange } from '../products/index.ts';
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

const typeOfStatus: Readonly<Record<OrderStatus, WebhookEventType>> = {
  pending: 'order.placed',
  confirmed: 'order.confirmed',
  shipped: 'order.shipped',
  delivered: 'order.delivered',
  cancelled: 'order.cancelled',
};

const typeOfKind = {
  items_cancelled: 'order.items_cancelled',
  items_shipped: 'order.shipped',
  items_returned: 'order.items_returned',
  shipment_delivered: 'order.shipment_delivered',
  payment_recorded: 'order.payment_recorded',
  metadata_updated: 'order.metadata_updated',
  hold_extended: 'order.hold_extended',
} as const;

/** One type per event: what happened to units comes before the status that follows from it. */
function typeOf({ kind, to }: OrderChange['event']): WebhookEventType {
  if (kind === 'status_changed' || (to === 'delivered' && kind === 'shipment_delivered'))
    return typeOfStatus[to];
  return typeOfKind[kind];
}

export function orderMessage({ event, order }: OrderChange): WebhookMessage {
  return message(`orders-${event.id}`, typeOf(event), `order-${order.id}`, event.at, {
    event,
    order,
  });
}

export function stockMessage({ movement, product }: StockChange): WebhookMessage {
  const subject = `product-${product.id}`;
  return message(`stock-${movement.id}`, 'product.stock_changed', subject, movement.at, {
    movement,
    product,
  });
}

/** Source: Standard Webhooks, "Payload structure": type, timestamp, data. */
function message(
  id: string,
  type: WebhookEventType,
  subject: string,
  at: string,
  data: object,
): WebhookMessage {
  return { id, type, subject, at, body: JSON.stringify({ type, timestamp: at, data }) };
}
