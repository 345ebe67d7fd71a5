import type { OrderEventView, OrderSummaryView } from '../orders/index.ts';
import type { StockMovementView } from '../products/index.ts';

/**
 * Types of order events. `order.shipped` is sent for each shipment, and `order.delivered` with the last one. Stock changed
 * by orders is covered by them.
 */
export const orderEventTypes = [
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
] as const;

export const eventTypes = [...orderEventTypes, 'product.stock_changed'] as const;

export type EventType = (typeof eventTypes)[number];

/** A webhook event for an order. */
export interface OrderWebhookEvent {
  type:
    | 'order.placed'
    | 'order.confirmed'
    | 'order.shipped'
    | 'order.delivered'
    | 'order.cancelled'
    | 'order.payment_recorded'
    | 'order.metadata_updated'
    | 'order.hold_extended'
    | 'order.items_cancelled'
    | 'order.items_returned'
    | 'order.shipment_delivered';
  /** When it happened. */
  timestamp: string;
  data: {
    event: OrderEventView;
    order: OrderSummaryView;
  };
}

/** A webhook event for stock that changed other than by a sale, which sends `order.placed`. */
export interface StockWebhookEvent {
  type: 'product.stock_changed';
  /** When it happened. */
  timestamp: string;
  data: {
    movement: StockMovementView;
    /** The current state. */
    product: { id: string; sku: string; name: string; stockQuantity: number };
  };
}

/** The body of a delivery. Checking `type` narrows `data`. */
export type WebhookEvent = OrderWebhookEvent | StockWebhookEvent;

/** An order event of `events.list`. */
export interface OrderStoreEventView extends OrderWebhookEvent {
  /** The `webhook-id` of the event's deliveries. */
  id: string;
}

/** A stock event of `events.list`. */
export interface StockStoreEventView extends StockWebhookEvent {
  /** The `webhook-id` of the event's deliveries. */
  id: string;
}

/** An event of `events.list`: what a webhook delivers, with its id. Checking `type` narrows `data`. */
export type StoreEventView = OrderStoreEventView | StockStoreEventView;

/** A page of events. */
export interface StoreEventsView {
  /** Oldest first, in commit order. */
  items: StoreEventView[];
  /** Where the next page begins, even after an empty page. Store it in the transaction that processes the items. */
  nextAfter: string;
  /** Whether more events are ready. */
  more: boolean;
  /**
   * Whether the database has lost the event at `after`, usually in a restore or failover. The page continues after the
   * last event before it. Events that you have processed may be gone, and others may be missing: compare your data.
   */
  reset: boolean;
}
