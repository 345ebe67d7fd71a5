import type { AppRouter, ErrorDetails, Reason } from '@order-store/api/types';
import { isTRPCClientError, TRPCClientError } from '@trpc/client';
import { isErrorLike } from './links/network-error.ts';

/** The type of `details` for each reason: the store's, and those of calls without a response. */
export interface StoreErrorDetails extends ErrorDetails {
  /**
   * No response from the store. With `reached: false` no connection was made, so the call was not executed;
   * otherwise its outcome is unknown.
   */
  NETWORK: { reached: boolean };
  /** No response within `timeoutMs` (`of: 'attempt'`) or `deadlineMs` (`of: 'call'`). */
  CLIENT_TIMEOUT: { of: 'attempt' | 'call'; limitMs: number };
  /** The caller's signal was aborted. */
  ABORTED: Record<string, never>;
  /** The request could not be created: the token function failed, or the input can't be serialized as JSON. */
  UNSENDABLE: Record<string, never>;
}

/** Reasons of calls without a response from the store. */
export type ClientReason = Exclude<keyof StoreErrorDetails, Reason>;

/** Why a call failed. Reasons are stable, so code may depend on them. */
export type ErrorReason = Reason | ClientReason;

/** The fields of a {@link StoreError} besides its message. */
export interface StoreErrorFields<R extends ErrorReason> {
  /** Why the call failed. */
  readonly reason: R;
  /** Details, typed by reason. */
  readonly details: StoreErrorDetails[R];
  /** Whether the same call may succeed later. */
  readonly retryable: boolean;
  /** The delay requested by the store, in milliseconds; null if none. */
  readonly retryAfterMs: number | null;
  /** The request id in the store's logs; null without a response from the store. */
  readonly requestId: string | null;
  /** The HTTP status of this call, from the store or a proxy; null without a response. */
  readonly status: number | null;
  /** Number of attempts. */
  readonly attempts: number;
}

/** A failed call to the store. {@link isStoreError} recognizes it and narrows `details`. */
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
  /** The procedure, for example `orders.place`; null outside a call. */
  call: string | null = null;

  constructor(message: string, fields: StoreErrorFields<R>, source: unknown) {
    super(message, optionsOf(source));
    // tRPC's constructor resets the prototype to TRPCClientError.
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
    return isErrorLike(source) ? { cause: source } : {};
  }
  const { cause, shape, meta } = source;
  return {
    ...(cause ? { cause } : {}),
    ...(shape ? { result: { error: shape } } : {}),
    ...(meta ? { meta } : {}),
  };
}

/** A union by reason, so that checking `reason` narrows `details`. */
export type AnyStoreError = { [R in ErrorReason]: StoreError<R> }[ErrorReason];

/**
 * Whether an error is a {@link StoreError}, optionally with this reason:
 *
 * ```ts
 * if (isStoreError(error, 'INSUFFICIENT_STOCK')) error.details.lines.forEach(…)
 * ```
 *
 * Also recognizes what the API throws as a library and errors of another copy or realm of this package, such as in Jest.
 */
export function isStoreError(error: unknown): error is AnyStoreError;
export function isStoreError<R extends ErrorReason>(
  error: unknown,
  reason: R,
): error is StoreError<R>;
export function isStoreError(error: unknown, reason?: ErrorReason): boolean {
  return (
    isErrorLike(error) &&
    (error.name === 'StoreError' || error.name === 'DomainError') &&
    'reason' in error &&
    'details' in error &&
    (reason === undefined || error.reason === reason)
  );
}

/**
 * For the `default` of a switch over every reason. The switch does not compile while a reason is missing, and the compiler
 * names it. At run time it throws the error, which may have a reason of a newer store.
 */
export function assertNever(error: never): never {
  // oxlint-disable-next-line typescript/only-throw-error -- it is a StoreError
  throw error;
}
