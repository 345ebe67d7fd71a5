import type { JsonObject } from '../shared/json-object.ts';
import type { OrderStatus } from './order-status.ts';

export interface OrderItemView {
  id: string;
  productId: string;
  sku: string;
  name: string;
  quantity: number;
  unitPrice: string;
  subtotal: string;
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
  /** When the order is cancelled unless it leaves pending before; null if it does not expire. */
  expiresAt: string | null;
  payment: OrderPaymentView;
}

export interface OrderView extends Omit<OrderSummaryView, 'itemCount'> {
  items: OrderItemView[];
}

/**
 * Something that happened to an order. The first event has `from: null, to: 'pending'`. An event that leaves the status as it
 * is has it in both `from` and `to`; it is emitted, but not part of the history.
 */
export interface OrderEventView {
  id: string;
  orderId: string;
  kind: 'status_changed' | 'payment_recorded' | 'metadata_updated' | 'hold_extended';
  from: OrderStatus | null;
  to: OrderStatus;
  by: { id: string; name: string; role: 'customer' | 'staff' } | null;
  /** Internal: null for customers, unless they wrote it when they cancelled. */
  note: string | null;
  /** A note from staff, visible to the customer. */
  customerNote: string | null;
  /** Why the store changed the status itself: the order expired, or it was paid. Otherwise null. */
  cause: 'expired' | 'paid' | null;
  at: string;
}

/** An internal note of staff on an order. */
export interface OrderNoteView {
  id: string;
  orderId: string;
  text: string;
  by: { id: string; name: string; role: 'customer' | 'staff' } | null;
  at: string;
}
