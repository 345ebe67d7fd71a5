import type { None, ReasonPolicies } from '../shared/reasons.ts';
import type { OrderLimit } from './order-limit.ts';
import type { OrderStatus } from './order-status.ts';
import type { OrderView } from './order-views.ts';

declare module '../shared/reasons.ts' {
  interface ErrorDetails extends OrdersErrorDetails {}
  interface VersionedViews {
    order: OrderView;
  }
}

export interface OrdersErrorDetails {
  ORDER_NOT_FOUND: { ids: string[] };
  INSUFFICIENT_STOCK: { lines: { productId: string; requested: number; available: number }[] };
  ILLEGAL_TRANSITION: { from: OrderStatus; to: OrderStatus; allowed: OrderStatus[] };
  /** The order has no items with these ids. */
  ORDER_ITEM_NOT_FOUND: { ids: string[] };
  SHIPMENT_NOT_FOUND: { ids: string[] };
  /** More units than can still be cancelled, shipped or returned. */
  TOO_FEW_UNITS: { lines: { itemId: string; requested: number; available: number }[] };
  TOTAL_TOO_LARGE: None;
  /** A `beforePlace` hook of the embedding program rejected the order; `code` is its own. */
  REJECTED: { code: string };
  /** The charges make the grand total negative. */
  INVALID_CHARGES: { grandTotal: string };
  /** Grand totals: `expected` is the caller's `expectedTotal`; `lines` have the current prices. */
  TOTAL_CHANGED: {
    expected: string;
    actual: string;
    lines: { productId: string; quantity: number; unitPrice: string; subtotal: string }[];
  };
  /** Amounts of money are decimal strings. */
  ORDER_LIMIT_EXCEEDED: {
    limit: OrderLimit;
    allowed: number | string;
    requested: number | string;
  };
  OUTCOME_UNKNOWN: None;
}

export const ordersReasons: ReasonPolicies<OrdersErrorDetails> = {
  ORDER_NOT_FOUND: { code: 'NOT_FOUND', retryable: false },
  INSUFFICIENT_STOCK: { code: 'CONFLICT', retryable: false },
  ILLEGAL_TRANSITION: { code: 'CONFLICT', retryable: false },
  ORDER_ITEM_NOT_FOUND: { code: 'NOT_FOUND', retryable: false },
  SHIPMENT_NOT_FOUND: { code: 'NOT_FOUND', retryable: false },
  TOO_FEW_UNITS: { code: 'CONFLICT', retryable: false },
  TOTAL_TOO_LARGE: { code: 'BAD_REQUEST', retryable: false },
  REJECTED: { code: 'CONFLICT', retryable: false },
  INVALID_CHARGES: { code: 'BAD_REQUEST', retryable: false },
  TOTAL_CHANGED: { code: 'CONFLICT', retryable: false },
  ORDER_LIMIT_EXCEEDED: { code: 'CONFLICT', retryable: false },
  OUTCOME_UNKNOWN: { code: 'SERVICE_UNAVAILABLE', retryable: false },
};
