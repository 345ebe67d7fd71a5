import type { TRPC_ERROR_CODE_KEY } from '@trpc/server/rpc';
import type { OrderStatus } from '../orders/order-status.ts';
import type { OrderView } from '../orders/order-views.ts';
import type { ProductView } from '../products/product-view.ts';
import type { UserView } from '../users/user-view.ts';
/** No details. */
export type None = Record<string, never>;
/** What `error.data.details` holds for each reason. */
export interface ErrorDetails {
  /** Field, as a dotted path, to what is wrong with it. */
  VALIDATION_FAILED: {
    [field: string]: string[];
  };
  INVALID_CURSOR: None;
  PAYLOAD_TOO_LARGE: None;
  UNSUPPORTED_MEDIA_TYPE: None;
  PROCEDURE_NOT_FOUND: None;
  METHOD_NOT_SUPPORTED: None;
  UNAUTHENTICATED: None;
  FORBIDDEN: None;
  USER_NOT_FOUND: {
    ids: string[];
  };
  PRODUCT_NOT_FOUND: {
    ids: string[];
  };
  ORDER_NOT_FOUND: {
    ids: string[];
  };
  SESSION_NOT_FOUND: {
    ids: string[];
  };
  API_KEY_NOT_FOUND: {
    ids: string[];
  };
  INSUFFICIENT_STOCK: {
    lines: {
      productId: string;
      requested: number;
      available: number;
    }[];
  };
  VERSION_CONFLICT: {
    current: UserView | ProductView | OrderView;
  };
  STOCK_CHANGED: {
    current: ProductView;
  };
  ILLEGAL_TRANSITION: {
    from: OrderStatus;
    to: OrderStatus;
    allowed: OrderStatus[];
  };
  IDEMPOTENCY_KEY_REUSED: None;
  EMAIL_TAKEN: None;
  SKU_TAKEN: None;
  IN_USE: None;
  TOO_MANY_API_KEYS: None;
  TOTAL_TOO_LARGE: None;
  OUT_OF_RANGE: None;
  RATE_LIMITED: {
    retryAfterMs: number;
  };
  OVERLOADED: None;
  DATABASE_UNAVAILABLE: None;
  OUTCOME_UNKNOWN: None;
  SHUTTING_DOWN: None;
  TIMEOUT: None;
  CLIENT_CLOSED_REQUEST: None;
  INTERNAL: None;
}
export type Reason = keyof ErrorDetails;
interface ReasonPolicy {
  readonly code: TRPC_ERROR_CODE_KEY;
  /** Whether the very same call may succeed later. */
  readonly retryable: boolean;
}
/** How each reason is answered. */
export declare const reasons: Readonly<Record<Reason, ReasonPolicy>>;
export {};
