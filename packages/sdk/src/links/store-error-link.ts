import type { AppRouter } from '@order-store/api/types';
import type { OperationResultEnvelope, TRPCClientError, TRPCLink } from '@trpc/client';
import { observable } from '@trpc/server/observable';
import type { StoreError } from '../store-error.ts';
import { connectionLostError, toStoreError } from './to-store-error.ts';

type Failure = TRPCClientError<AppRouter>;

/** Turns what tRPC's links fail with into {@link StoreError}s. */
export const storeErrorLink: TRPCLink<AppRouter> =
  () =>
  ({ op, next }) =>
    observable((observer) =>
      next(op).subscribe({
        next: (value) => observer.next(withStoreError(value)),
        complete: () => observer.complete(),
        error: (error) =>
          observer.error(
            op.type === 'subscription' ? toStreamError(error) : toStoreError(error, 1),
          ),
      }),
    );

/** A stream that is cut says why, and goes on by itself. */
function withStoreError<T extends OperationResultEnvelope<unknown, Failure>>(value: T): T {
  const { result } = value;
  if (!('state' in result) || !result.error) return value;
  return { ...value, result: { ...result, error: toStreamError(result.error) } };
}

function toStreamError(error: Failure): StoreError {
  return error.data ? toStoreError(error, 1) : connectionLostError(error, 1);
}
