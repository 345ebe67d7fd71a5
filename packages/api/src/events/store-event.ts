import type { OrderChange, OrderStatus } from '../orders/index.ts';
import type { StockChange } from '../products/index.ts';
import type { OrderStoreEventView, StockStoreEventView } from './event-views.ts';

const typeOf: Readonly<Record<OrderStatus, OrderStoreEventView['type']>> = {
  pending: 'order.placed',
  confirmed: 'order.confirmed',
  shipped: 'order.shipped',
  delivered: 'order.delivered',
  cancelled: 'order.cancelled',
};

/** What webhooks deliver and `events.list` returns. Source: Standard Webhooks, "Payload structure": type, timestamp, data. */
export function orderEventOf({ event, order }: OrderChange): OrderStoreEventView {
  const id = `orders-${event.id}`;
  return { id, type: typeOf[event.to], timestamp: event.at, data: { event, order } };
}

/** Like {@link orderEventOf}, for a stock movement. */
export function stockEventOf({ movement, product }: StockChange): StockStoreEventView {
  const id = `stock-${movement.id}`;
  const timestamp = movement.at;
  return { id, type: 'product.stock_changed', timestamp, data: { movement, product } };
}
