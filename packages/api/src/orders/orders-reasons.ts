import { z } from 'zod';
import { Ids, type None, type ReasonPolicies } from '../shared/reasons.ts';
import { orderLimits, type OrderLimit } from './order-limit.ts';
import { Status } from './order-schemas.ts';
import type { OrderStatus } from './order-status.ts';
import type { OrderView } from './order-views.ts';

declare module '../shared/reasons.ts' {
  interface ErrorDetails extends OrdersErrorDetails {}
  interface VersionedViews {
    order: OrderView;
  }
}

interface OrdersErrorDetails {
  ORDER_NOT_FOUND: { ids: string[] };
  INSUFFICIENT_STOCK: { lines: { productId: string; requested: number; available: number }[] };
  /** The products are archived. */
  NOT_FOR_SALE: { ids: string[] };
  /** `allowed` is what the customer may still buy of the product. */
  LIMIT_EXCEEDED: { lines: { productId: string; requested: number; allowed: number }[] };
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

const NumberOrMoney = z.union([z.number(), z.string()]);

export const ordersReasons: ReasonPolicies<OrdersErrorDetails> = {
  ORDER_NOT_FOUND: { code: 'NOT_FOUND', retryable: false, details: Ids },
  INSUFFICIENT_STOCK: {
    code: 'CONFLICT',
    retryable: false,
    details: z.object({
      lines: z.array(
        z.object({ productId: z.string(), requested: z.number(), available: z.number() }),
      ),
    }),
  },
  NOT_FOR_SALE: { code: 'CONFLICT', retryable: false, details: Ids },
  LIMIT_EXCEEDED: {
    code: 'CONFLICT',
    retryable: false,
    details: z.object({
      lines: z.array(
        z.object({ productId: z.string(), requested: z.number(), allowed: z.number() }),
      ),
    }),
  },
  ILLEGAL_TRANSITION: {
    code: 'CONFLICT',
    retryable: false,
    details: z.object({ from: Status, to: Status, allowed: z.array(Status) }),
  },
  ORDER_ITEM_NOT_FOUND: { code: 'NOT_FOUND', retryable: false, details: Ids },
  SHIPMENT_NOT_FOUND: { code: 'NOT_FOUND', retryable: false, details: Ids },
  TOO_FEW_UNITS: {
    code: 'CONFLICT',
    retryable: false,
    details: z.object({
      lines: z.array(
        z.object({ itemId: z.string(), requested: z.number(), available: z.number() }),
      ),
    }),
  },
  TOTAL_TOO_LARGE: { code: 'BAD_REQUEST', retryable: false },
  REJECTED: { code: 'CONFLICT', retryable: false, details: z.object({ code: z.string() }) },
  INVALID_CHARGES: {
    code: 'BAD_REQUEST',
    retryable: false,
    details: z.object({ grandTotal: z.string() }),
  },
  TOTAL_CHANGED: {
    code: 'CONFLICT',
    retryable: false,
    details: z.object({
      expected: z.string(),
      actual: z.string(),
      lines: z.array(
        z.object({
          productId: z.string(),
          quantity: z.number(),
          unitPrice: z.string(),
          subtotal: z.string(),
        }),
      ),
    }),
  },
  ORDER_LIMIT_EXCEEDED: {
    code: 'CONFLICT',
    retryable: false,
    details: z.object({
      limit: z.enum(orderLimits),
      allowed: NumberOrMoney,
      requested: NumberOrMoney,
    }),
  },
  OUTCOME_UNKNOWN: { code: 'SERVICE_UNAVAILABLE', retryable: false },
};
