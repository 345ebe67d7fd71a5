import type { AppRouter } from '@order-store/api/types';
import { isTRPCClientError, TRPCClientError } from '@trpc/client';
import { StoreError } from '../store-error.ts';
import { JsonResponse } from './json-response.ts';
import { isErrorLike, NetworkError, type NetworkErrorDetails } from './network-error.ts';

type Failure = TRPCClientError<AppRouter>;

/** Converts an error from tRPC's links after this many attempts. */
export function toStoreError(thrown: unknown, attempts: number): StoreError {
  if (thrown instanceof StoreError) return thrown;
  const error: Failure = isTRPCClientError<AppRouter>(thrown)
    ? thrown
    : TRPCClientError.from(isErrorLike(thrown) ? thrown : new Error(String(thrown)));
  if (error.data) return fromResponse(error, error.data, attempts);
  if (error.cause instanceof NetworkError) {
    return networkError(error.message, error.cause.details, error, attempts);
  }
  // JSON from something other than the store.
  const response = responseOf(error);
  if (response) {
    const { status, retryAfterMs } = response;
    const details = {
      reached: true,
      status,
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    };
    return networkError(`HTTP status ${status} with unexpected JSON`, details, error, attempts);
  }
  return new StoreError(
    `The call could not be sent: ${error.message}`,
    { ...noResponse, reason: 'UNSENDABLE', details: {}, retryable: false, attempts },
    error,
  );
}

/** A NETWORK error for a connection that was lost for an unknown reason. */
export function connectionLostError(error: Failure, attempts: number): StoreError {
  return networkError(error.message, { reached: true }, error, attempts);
}

/** `timeoutMs` or `deadlineMs` passed. */
export function clientTimeoutError(
  of: 'attempt' | 'call',
  limitMs: number,
  attempts: number,
): StoreError<'CLIENT_TIMEOUT'> {
  return new StoreError(
    `No response from the store within ${limitMs / 1000} s`,
    {
      ...noResponse,
      reason: 'CLIENT_TIMEOUT',
      details: { of, limitMs },
      retryable: true,
      attempts,
    },
    undefined,
  );
}

/** The caller's signal was aborted with this reason. */
export function abortedError(reason: unknown, attempts: number): StoreError<'ABORTED'> {
  return new StoreError(
    'The call was aborted by the caller',
    { ...noResponse, reason: 'ABORTED', details: {}, retryable: false, attempts },
    reason,
  );
}

const noResponse = { retryAfterMs: null, requestId: null, status: null } as const;

function fromResponse(error: Failure, data: NonNullable<Failure['data']>, attempts: number) {
  const { reason, details, retryable, requestId, httpStatus: status } = data;
  const retryAfterMs =
    'retryAfterMs' in details && typeof details.retryAfterMs === 'number'
      ? details.retryAfterMs
      : (responseOf(error)?.retryAfterMs ?? null);
  return new StoreError(
    error.message,
    { reason, details, retryable, retryAfterMs, requestId, status, attempts },
    error,
  );
}

function networkError(
  message: string,
  details: NetworkErrorDetails,
  error: Failure,
  attempts: number,
) {
  const { reached } = details;
  const status = details.status ?? null;
  const retryAfterMs = details.retryAfterMs ?? null;
  return new StoreError(
    `${reached ? 'No response from the store' : 'Could not connect to the store'}: ${message}`,
    {
      reason: 'NETWORK',
      details: { reached },
      // Other 3xx and 4xx responses of a proxy are permanent.
      retryable: status === null || status < 300 || status >= 500 || transientStatuses.has(status),
      retryAfterMs,
      requestId: null,
      status,
      attempts,
    },
    error,
  );
}

/** Request Timeout, Too Early, Too Many Requests. */
const transientStatuses: ReadonlySet<number> = new Set([408, 425, 429]);

function responseOf({ meta }: Failure): JsonResponse | undefined {
  const response: unknown = meta?.['response'];
  return response instanceof JsonResponse ? response : undefined;
}
