import type { AppRouter, ErrorDetails, Reason } from '@order-store/api/types';
import { TRPCClientError } from '@trpc/client';

/** What `details` holds for each reason. NETWORK: no answer came; nothing is known of what became of the call. */
export interface StoreErrorDetails extends ErrorDetails {
  NETWORK: Record<string, never>;
}

/** Why a call failed. Stable: made to be switched on. */
export type ErrorReason = Reason | 'NETWORK';

/** A call to the store that failed. {@link isStoreError} tells one from other errors and narrows `details`. */
export class StoreError<R extends ErrorReason = ErrorReason> extends TRPCClientError<AppRouter> {
  readonly reason: R;
  readonly details: StoreErrorDetails[R];
  /** Whether the very same call may succeed later. */
  readonly retryable: boolean;
  /** To be quoted when asking the shop about it; null when no answer came. */
  readonly requestId: string | null;
  /** The HTTP status of this call; null when no answer came. */
  readonly status: number | null;

  constructor(
    message: string,
    fields: Pick<StoreError<R>, 'reason' | 'details' | 'retryable' | 'requestId' | 'status'>,
    source: TRPCClientError<AppRouter>,
  ) {
    super(message, {
      ...(source.cause ? { cause: source.cause } : {}),
      ...(source.shape ? { result: { error: source.shape } } : {}),
      ...(source.meta ? { meta: source.meta } : {}),
    });
    // tRPC's constructor makes a plain TRPCClientError of whatever extends it.
    Object.setPrototypeOf(this, new.target.prototype);
    this.name = 'StoreError';
    this.reason = fields.reason;
    this.details = fields.details;
    this.retryable = fields.retryable;
    this.requestId = fields.requestId;
    this.status = fields.status;
  }
}

/** One class a reason, so that checking `reason` narrows `details`. */
export type AnyStoreError = { [R in ErrorReason]: StoreError<R> }[ErrorReason];

/**
 * Whether an error comes from a call to the store, and of this reason if one is given:
 *
 * ```ts
 * if (isStoreError(error, 'INSUFFICIENT_STOCK')) error.details.lines.forEach(…)
 * ```
 */
export function isStoreError(error: unknown): error is AnyStoreError;
export function isStoreError<R extends ErrorReason>(
  error: unknown,
  reason: R,
): error is StoreError<R>;
export function isStoreError(error: unknown, reason?: ErrorReason): boolean {
  return error instanceof StoreError && (reason === undefined || error.reason === reason);
}
