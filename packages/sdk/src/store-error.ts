import type { AppRouter, ErrorDetails, Reason } from '@order-store/api/types';
import { isTRPCClientError, TRPCClientError } from '@trpc/client';

/** What `details` holds for each reason: the store's own, and those of a call that got no answer of it. */
export interface StoreErrorDetails extends ErrorDetails {
  /**
   * No answer of the store came. `reached: false`: not even a connection was made, so nothing was done;
   * otherwise nobody knows whether the call counted.
   */
  NETWORK: { reached: boolean };
  /** No answer came in time: for one attempt (`timeoutMs`), or for the whole call with its repeats (`deadlineMs`). */
  CLIENT_TIMEOUT: { of: 'attempt' | 'call'; limitMs: number };
  /** The caller's own signal called it off. */
  ABORTED: Record<string, never>;
  /** It never left the program: the token could not be had, or the input can't be written as JSON. */
  UNSENDABLE: Record<string, never>;
}

/** Why a call failed before the store answered it. */
export type ClientReason = Exclude<keyof StoreErrorDetails, Reason>;

/** Why a call failed. Stable: made to be switched on. */
export type ErrorReason = Reason | ClientReason;

/** What a {@link StoreError} says beside its message. */
export interface StoreErrorFields<R extends ErrorReason> {
  /** Why, stable: made to be switched on. */
  readonly reason: R;
  /** What the reason comes with. */
  readonly details: StoreErrorDetails[R];
  /** Whether the very same call may succeed later. */
  readonly retryable: boolean;
  /** How long the store asked to wait before that, in milliseconds; null when it did not say. */
  readonly retryAfterMs: number | null;
  /** To be quoted when asking the shop about it; null when the store did not answer. */
  readonly requestId: string | null;
  /** The HTTP status of this call, also when it came from something before the store; null without any. */
  readonly status: number | null;
  /** How often the call was tried. */
  readonly attempts: number;
}

/** A call to the store that failed. {@link isStoreError} tells one from other errors and narrows `details`. */
export class StoreError<R extends ErrorReason = ErrorReason>
  extends TRPCClientError<AppRouter>
  implements StoreErrorFields<R>
{
  readonly reason: R;
  readonly details: StoreErrorDetails[R];
  readonly retryable: boolean;
  readonly retryAfterMs: number | null;
  readonly requestId: string | null;
  readonly status: number | null;
  readonly attempts: number;

  constructor(message: string, fields: StoreErrorFields<R>, source: unknown) {
    super(message, optionsOf(source));
    // tRPC's constructor makes a plain TRPCClientError of whatever extends it.
    Object.setPrototypeOf(this, new.target.prototype);
    this.name = 'StoreError';
    this.reason = fields.reason;
    this.details = fields.details;
    this.retryable = fields.retryable;
    this.retryAfterMs = fields.retryAfterMs;
    this.requestId = fields.requestId;
    this.status = fields.status;
    this.attempts = fields.attempts;
  }
}

function optionsOf(source: unknown): ConstructorParameters<typeof TRPCClientError<AppRouter>>[1] {
  if (!isTRPCClientError<AppRouter>(source)) {
    return source instanceof Error ? { cause: source } : {};
  }
  const { cause, shape, meta } = source;
  return {
    ...(cause ? { cause } : {}),
    ...(shape ? { result: { error: shape } } : {}),
    ...(meta ? { meta } : {}),
  };
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
