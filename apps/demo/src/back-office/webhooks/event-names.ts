import type { WebhookEventType } from '@order-store/sdk';

/** Each type of event, and what it tells of. */
export const eventNames: Readonly<Record<WebhookEventType, string>> = {
  'order.placed': 'An order was placed',
  'order.confirmed': 'An order was confirmed',
  'order.shipped': 'An order was shipped',
  'order.delivered': 'An order was delivered',
  'order.cancelled': 'An order was cancelled',
  'product.stock_changed': 'Stock was changed by hand',
};

/** Every type of event, in the order of an order's way. */
export const eventTypes = Object.keys(eventNames).filter(isEventType);

function isEventType(name: string): name is WebhookEventType {
  return name in eventNames;
}
