import type { JsonObject } from '../shared/json-object.ts';
import type { OrderStatus } from './order-status.ts';

export interface OrderItemView {
  id: string;
  productId: string;
  sku: string;
  name: string;
  /** The units that were ordered, as is `subtotal`: neither changes. */
  quantity: number;
  unitPrice: string;
  subtotal: string;
  /** Every unit of a cancelled order. */
  cancelledQuantity: number;
  shippedQuantity: number;
  /** Of the shipped units. */
  returnedQuantity: number;
}

/** Units of an order item. */
export interface OrderItemUnits {
  itemId: string;
  quantity: number;
}

export interface OrderShipmentView {
  id: string;
  items: OrderItemUnits[];
  carrier: string | null;
  trackingNumber: string | null;
  /** An `http` or `https` URL. */
  trackingUrl: string | null;
  shippedAt: string;
  deliveredAt: string | null;
}

/** What the customer pays besides the items. Discounts are negative. */
export interface OrderChargeView {
  kind: 'shipping' | 'tax' | 'discount' | 'fee';
  label: string;
  /** A decimal string with two places. */
  amount: string;
}

/** The payments of an order. Amounts are decimal strings with two places. */
export interface OrderPaymentView {
  /**
   * `refund_due`: the order holds more money than the customer owes, such as after a cancellation. `refunded`: everything
   * that was captured was refunded. `authorized`: nothing is captured yet.
   */
  status: 'none' | 'authorized' | 'partially_paid' | 'paid' | 'refund_due' | 'refunded';
  authorized: string;
  captured: string;
  refunded: string;
  /** What the customer still has to pay; nothing for a cancelled order. */
  amountDue: string;
}

/** An order without its lines, as lists show it. */
export interface OrderSummaryView {
  id: string;
  orderNumber: string;
  userId: string;
  status: OrderStatus;
  /** The sum of the items: a decimal string with two places. */
  totalAmount: string;
  itemCount: number;
  createdAt: string;
  updatedAt: string;
  version: number;
  /** The shop's own data; `{}` if there is none. */
  metadata: JsonObject;
  charges: OrderChargeView[];
  /** `totalAmount` plus the charges. */
  grandTotal: string;
  /** `grandTotal` without the units that were cancelled or returned, at least `"0.00"`; `"0.00"` for a cancelled order. */
  netTotal: string;
  /** `partial`: some units have shipped, and others have yet to. `fulfilled`: all that were not cancelled have shipped. */
  fulfilment: 'unfulfilled' | 'partial' | 'fulfilled';
  /** When the order is cancelled unless it leaves pending before; null if it does not expire. */
  expiresAt: string | null;
  payment: OrderPaymentView;
}

export interface OrderView extends Omit<OrderSummaryView, 'itemCount'> {
  items: OrderItemView[];
  /** Oldest first. Orders that shipped before the store recorded shipments have none. */
  shipments: OrderShipmentView[];
}

/**
 * Something that happened to an order. The first event has `from: null, to: 'pending'`. If the status did not change, `from`
 * and `to` are equal, and `kind` says what happened.
 */
export interface OrderEventView {
  id: string;
  orderId: string;
  from: OrderStatus | null;
  to: OrderStatus;
  by: { id: string; name: string; role: 'customer' | 'staff' } | null;
  /** Internal: null for customers, unless they wrote it when they cancelled. */
  note: string | null;
  /** A note from staff, visible to the customer. */
  customerNote: string | null;
  /** Why the store changed the status itself: the order expired, or it was paid. Otherwise null. */
  cause: 'expired' | 'paid' | null;
  /** `status_changed`: nothing but the status. The other kinds may change the status too. */
  kind:
    | 'status_changed'
    | 'items_cancelled'
    | 'items_shipped'
    | 'items_returned'
    | 'shipment_delivered'
    | 'payment_recorded'
    | 'metadata_updated'
    | 'hold_extended';
  /** The units that were cancelled, shipped or returned; null for the other kinds. */
  items: OrderEventItemView[] | null;
  /** The shipment that was sent or delivered. */
  shipment: Omit<OrderShipmentView, 'items' | 'shippedAt' | 'deliveredAt'> | null;
  at: string;
}

/** Units of an event. */
export interface OrderEventItemView extends OrderItemUnits {
  /** Whether they are back in stock. */
  restocked: boolean;
}

/** An internal note of staff on an order. */
export interface OrderNoteView {
  id: string;
  orderId: string;
  text: string;
  by: { id: string; name: string; role: 'customer' | 'staff' } | null;
  at: string;
}
