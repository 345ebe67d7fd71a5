import type { WebhookEventType } from '@order-store/sdk';

/** Display names of the event types. */
export const eventNames: Readonly<Record<WebhookEventType, string>> = {
  'order.placed': 'Order placed',
  'order.confirmed': 'Order confirmed',
  'order.shipped': 'Order shipped',
  'order.delivered': 'Order delivered',
  'order.cancelled': 'Order cancelled',
  'order.items_cancelled': 'Items cancelled',
  'order.items_returned': 'Items returned',
  'order.shipment_delivered': 'Shipment delivered',
  'order.payment_recorded': 'Payment recorded',
  'order.metadata_updated': 'Order data changed',
  'order.hold_extended': 'Reservation extended',
  'product.stock_changed': 'Stock adjusted or counted',
};

/** All event types, in workflow order. */
export const eventTypes = Object.keys(eventNames).filter(isEventType);

function isEventType(name: string): name is WebhookEventType {
  return name in eventNames;
}
