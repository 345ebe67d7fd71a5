// Generated from the API by `npm run api:report`.
import type { Reason } from '@order-store/api/types';
import type { TRPC_ERROR_CODE_KEY } from '@trpc/server/rpc';

/** How the store rejects a call. */
export interface Policy {
  readonly code: TRPC_ERROR_CODE_KEY;
  readonly httpStatus: number;
  readonly retryable: boolean;
}

/** The policy of each reason. */
export const reasonPolicies: { readonly [R in Reason]: Policy } = {
  ADDRESSES_CHANGED: { code: 'CONFLICT', httpStatus: 409, retryable: false },
  API_KEY_NOT_FOUND: { code: 'NOT_FOUND', httpStatus: 404, retryable: false },
  CART_CHANGED: { code: 'CONFLICT', httpStatus: 409, retryable: false },
  CLIENT_CLOSED_REQUEST: { code: 'CLIENT_CLOSED_REQUEST', httpStatus: 499, retryable: true },
  DATABASE_UNAVAILABLE: { code: 'SERVICE_UNAVAILABLE', httpStatus: 503, retryable: true },
  DELIVERY_NOT_FOUND: { code: 'NOT_FOUND', httpStatus: 404, retryable: false },
  EMAIL_TAKEN: { code: 'CONFLICT', httpStatus: 409, retryable: false },
  EMAIL_VERIFICATION_REQUIRED: { code: 'FORBIDDEN', httpStatus: 403, retryable: false },
  FORBIDDEN: { code: 'FORBIDDEN', httpStatus: 403, retryable: false },
  IDEMPOTENCY_KEY_REUSED: { code: 'CONFLICT', httpStatus: 409, retryable: false },
  ILLEGAL_TRANSITION: { code: 'CONFLICT', httpStatus: 409, retryable: false },
  IMPORT_NOT_FOUND: { code: 'NOT_FOUND', httpStatus: 404, retryable: false },
  IMPORT_RUNNING: { code: 'TIMEOUT', httpStatus: 408, retryable: true },
  IMPORT_STATE: { code: 'CONFLICT', httpStatus: 409, retryable: false },
  INSUFFICIENT_STOCK: { code: 'CONFLICT', httpStatus: 409, retryable: false },
  INTERNAL: { code: 'INTERNAL_SERVER_ERROR', httpStatus: 500, retryable: false },
  INVALID_CHARGES: { code: 'BAD_REQUEST', httpStatus: 400, retryable: false },
  INVALID_CURSOR: { code: 'BAD_REQUEST', httpStatus: 400, retryable: false },
  INVALID_RESET_TOKEN: { code: 'BAD_REQUEST', httpStatus: 400, retryable: false },
  INVALID_VERIFICATION_TOKEN: { code: 'BAD_REQUEST', httpStatus: 400, retryable: false },
  IN_USE: { code: 'CONFLICT', httpStatus: 409, retryable: false },
  LIMIT_EXCEEDED: { code: 'CONFLICT', httpStatus: 409, retryable: false },
  METHOD_NOT_SUPPORTED: { code: 'METHOD_NOT_SUPPORTED', httpStatus: 405, retryable: false },
  NOT_FOR_SALE: { code: 'CONFLICT', httpStatus: 409, retryable: false },
  ORDER_ITEM_NOT_FOUND: { code: 'NOT_FOUND', httpStatus: 404, retryable: false },
  ORDER_LIMIT_EXCEEDED: { code: 'CONFLICT', httpStatus: 409, retryable: false },
  ORDER_NOT_FOUND: { code: 'NOT_FOUND', httpStatus: 404, retryable: false },
  OUTCOME_UNKNOWN: { code: 'SERVICE_UNAVAILABLE', httpStatus: 503, retryable: false },
  OUT_OF_RANGE: { code: 'BAD_REQUEST', httpStatus: 400, retryable: false },
  OVERLOADED: { code: 'SERVICE_UNAVAILABLE', httpStatus: 503, retryable: true },
  PAYLOAD_TOO_LARGE: { code: 'PAYLOAD_TOO_LARGE', httpStatus: 413, retryable: false },
  PAYMENT_CONFLICT: { code: 'CONFLICT', httpStatus: 409, retryable: false },
  PROCEDURE_NOT_FOUND: { code: 'NOT_FOUND', httpStatus: 404, retryable: false },
  PRODUCT_NOT_FOUND: { code: 'NOT_FOUND', httpStatus: 404, retryable: false },
  RATE_LIMITED: { code: 'TOO_MANY_REQUESTS', httpStatus: 429, retryable: true },
  REAUTHENTICATION_REQUIRED: { code: 'FORBIDDEN', httpStatus: 403, retryable: false },
  REJECTED: { code: 'CONFLICT', httpStatus: 409, retryable: false },
  SESSION_NOT_FOUND: { code: 'NOT_FOUND', httpStatus: 404, retryable: false },
  SHIPMENT_NOT_FOUND: { code: 'NOT_FOUND', httpStatus: 404, retryable: false },
  SHUTTING_DOWN: { code: 'SERVICE_UNAVAILABLE', httpStatus: 503, retryable: true },
  SKU_TAKEN: { code: 'CONFLICT', httpStatus: 409, retryable: false },
  STOCK_CHANGED: { code: 'CONFLICT', httpStatus: 409, retryable: false },
  TIMEOUT: { code: 'TIMEOUT', httpStatus: 408, retryable: true },
  TOO_FEW_UNITS: { code: 'CONFLICT', httpStatus: 409, retryable: false },
  TOO_MANY_API_KEYS: { code: 'CONFLICT', httpStatus: 409, retryable: false },
  TOO_MANY_WEBHOOKS: { code: 'CONFLICT', httpStatus: 409, retryable: false },
  TOTAL_CHANGED: { code: 'CONFLICT', httpStatus: 409, retryable: false },
  TOTAL_TOO_LARGE: { code: 'BAD_REQUEST', httpStatus: 400, retryable: false },
  TOTP_ENABLED: { code: 'CONFLICT', httpStatus: 409, retryable: false },
  TOTP_REQUIRED: { code: 'FORBIDDEN', httpStatus: 403, retryable: false },
  TOTP_SETUP_REQUIRED: { code: 'FORBIDDEN', httpStatus: 403, retryable: false },
  UNAUTHENTICATED: { code: 'UNAUTHORIZED', httpStatus: 401, retryable: false },
  UNSUPPORTED_MEDIA_TYPE: { code: 'UNSUPPORTED_MEDIA_TYPE', httpStatus: 415, retryable: false },
  USER_NOT_FOUND: { code: 'NOT_FOUND', httpStatus: 404, retryable: false },
  VALIDATION_FAILED: { code: 'BAD_REQUEST', httpStatus: 400, retryable: false },
  VERSION_CONFLICT: { code: 'CONFLICT', httpStatus: 409, retryable: false },
  WEBHOOK_NOT_FOUND: { code: 'NOT_FOUND', httpStatus: 404, retryable: false },
};

/** The procedures that are streams. */
export const subscriptions: ReadonlySet<string> = new Set([
  'orders.watch',
  'products.watchStock',
]);
