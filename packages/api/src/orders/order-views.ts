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
}

export interface OrderView extends Omit<OrderSummaryView, 'itemCount'> {
  items: OrderItemView[];
}

/** One step of an order's history. The first has `from: null, to: 'pending'`. */
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
