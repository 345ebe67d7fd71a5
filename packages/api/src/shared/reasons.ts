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
  VALIDATION_FAILED: { [field: string]: string[] };
  INVALID_CURSOR: None;
  PAYLOAD_TOO_LARGE: None;
  UNSUPPORTED_MEDIA_TYPE: None;
  PROCEDURE_NOT_FOUND: None;
  METHOD_NOT_SUPPORTED: None;
  UNAUTHENTICATED: None;
  FORBIDDEN: None;
  INVALID_RESET_TOKEN: None;
  USER_NOT_FOUND: { ids: string[] };
  PRODUCT_NOT_FOUND: { ids: string[] };
  ORDER_NOT_FOUND: { ids: string[] };
  SESSION_NOT_FOUND: { ids: string[] };
  API_KEY_NOT_FOUND: { ids: string[] };
  IMPORT_NOT_FOUND: { ids: string[] };
  INSUFFICIENT_STOCK: { lines: { productId: string; requested: number; available: number }[] };
  VERSION_CONFLICT: { current: UserView | ProductView | OrderView };
  STOCK_CHANGED: { current: ProductView };
  ILLEGAL_TRANSITION: { from: OrderStatus; to: OrderStatus; allowed: OrderStatus[] };
  IDEMPOTENCY_KEY_REUSED: None;
  EMAIL_TAKEN: None;
  SKU_TAKEN: None;
  IN_USE: None;
  TOO_MANY_API_KEYS: None;
  TOTAL_TOO_LARGE: None;
  OUT_OF_RANGE: None;
  RATE_LIMITED: { retryAfterMs: number };
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
export const reasons: Readonly<Record<Reason, ReasonPolicy>> = {
  VALIDATION_FAILED: { code: 'BAD_REQUEST', retryable: false },
  INVALID_CURSOR: { code: 'BAD_REQUEST', retryable: false },
  PAYLOAD_TOO_LARGE: { code: 'PAYLOAD_TOO_LARGE', retryable: false },
  UNSUPPORTED_MEDIA_TYPE: { code: 'UNSUPPORTED_MEDIA_TYPE', retryable: false },
  PROCEDURE_NOT_FOUND: { code: 'NOT_FOUND', retryable: false },
  METHOD_NOT_SUPPORTED: { code: 'METHOD_NOT_SUPPORTED', retryable: false },
  UNAUTHENTICATED: { code: 'UNAUTHORIZED', retryable: false },
  FORBIDDEN: { code: 'FORBIDDEN', retryable: false },
  INVALID_RESET_TOKEN: { code: 'BAD_REQUEST', retryable: false },
  USER_NOT_FOUND: { code: 'NOT_FOUND', retryable: false },
  PRODUCT_NOT_FOUND: { code: 'NOT_FOUND', retryable: false },
  ORDER_NOT_FOUND: { code: 'NOT_FOUND', retryable: false },
  SESSION_NOT_FOUND: { code: 'NOT_FOUND', retryable: false },
  API_KEY_NOT_FOUND: { code: 'NOT_FOUND', retryable: false },
  IMPORT_NOT_FOUND: { code: 'NOT_FOUND', retryable: false },
  INSUFFICIENT_STOCK: { code: 'CONFLICT', retryable: false },
  VERSION_CONFLICT: { code: 'CONFLICT', retryable: false },
  STOCK_CHANGED: { code: 'CONFLICT', retryable: false },
  ILLEGAL_TRANSITION: { code: 'CONFLICT', retryable: false },
  IDEMPOTENCY_KEY_REUSED: { code: 'CONFLICT', retryable: false },
  EMAIL_TAKEN: { code: 'CONFLICT', retryable: false },
  SKU_TAKEN: { code: 'CONFLICT', retryable: false },
  IN_USE: { code: 'CONFLICT', retryable: false },
  TOO_MANY_API_KEYS: { code: 'CONFLICT', retryable: false },
  TOTAL_TOO_LARGE: { code: 'BAD_REQUEST', retryable: false },
  OUT_OF_RANGE: { code: 'BAD_REQUEST', retryable: false },
  RATE_LIMITED: { code: 'TOO_MANY_REQUESTS', retryable: true },
  OVERLOADED: { code: 'SERVICE_UNAVAILABLE', retryable: true },
  DATABASE_UNAVAILABLE: { code: 'SERVICE_UNAVAILABLE', retryable: true },
  OUTCOME_UNKNOWN: { code: 'SERVICE_UNAVAILABLE', retryable: false },
  SHUTTING_DOWN: { code: 'SERVICE_UNAVAILABLE', retryable: true },
  TIMEOUT: { code: 'TIMEOUT', retryable: true },
  CLIENT_CLOSED_REQUEST: { code: 'CLIENT_CLOSED_REQUEST', retryable: true },
  INTERNAL: { code: 'INTERNAL_SERVER_ERROR', retryable: false },
};
