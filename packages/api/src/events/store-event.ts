import type { OrderChange, OrderStatus } from '../orders/index.ts';
import type { StockChange } from '../products/index.ts';
import type { OrderStoreEventView, StockStoreEventView } from './event-views.ts';

const typeOfStatus: Readonly<Record<OrderStatus, OrderStoreEventView['type']>> = {
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
function typeOf({ kind, to }: OrderChange['event']): OrderStoreEventView['type'] {
  if (kind === 'status_changed' || (to === 'delivered' && kind === 'shipment_delivered'))
    return typeOfStatus[to];
  return typeOfKind[kind];
}

/** What webhooks deliver and `events.list` returns. Source: Standard Webhooks, "Payload structure": type, timestamp, data. */
export function orderEventOf({ event, order }: OrderChange): OrderStoreEventView {
  const id = `orders-${event.id}`;
  return { id, type: typeOf(event), timestamp: event.at, data: { event, order } };
}

/** Like {@link orderEventOf}, for a stock movement. */
export function stockEventOf({ movement, product }: StockChange): StockStoreEventView {
  const id = `stock-${movement.id}`;
  const timestamp = movement.at;
  return { id, type: 'product.stock_changed', timestamp, data: { movement, product } };
}
