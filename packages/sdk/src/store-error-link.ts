import type { AppRouter } from '@order-store/api/types';
import type { OperationResultEnvelope, TRPCClientError, TRPCLink } from '@trpc/client';
import { observable } from '@trpc/server/observable';
import { StoreError } from './store-error.ts';

/** Turns what tRPC's links fail with into {@link StoreError}s. */
export const storeErrorLink: TRPCLink<AppRouter> =
  () =>
  ({ op, next }) =>
    observable((observer) =>
      next(op).subscribe({
        next: (value) => observer.next(withStoreError(value)),
        complete: () => observer.complete(),
        error: (error) => observer.error(toStoreError(error)),
      }),
    );

/** A stream that is cut says why, and goes on by itself. */
function withStoreError<T extends OperationResultEnvelope<unknown, TRPCClientError<AppRouter>>>(
  value: T,
): T {
  const { result } = value;
  if (!('state' in result) || !result.error) return value;
  return { ...value, result: { ...result, error: toStoreError(result.error) } };
}

function toStoreError(error: TRPCClientError<AppRouter>): StoreError {
  const data = error.data;
  if (data) {
    const { reason, details, retryable, requestId, httpStatus } = data;
    return new StoreError(
      error.message,
      { reason, details, retryable, requestId, status: httpStatus },
      error,
    );
  }
  const message = `The store did not answer: ${error.message}`;
  const nothingKnown = {
    reason: 'NETWORK',
    details: {},
    retryable: true,
    requestId: null,
    status: null,
  } as const;
  return new StoreError(message, nothingKnown, error);
}
