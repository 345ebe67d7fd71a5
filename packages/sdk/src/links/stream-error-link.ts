import type { AppRouter } from '@order-store/api/types';
import type { OperationResultEnvelope, TRPCClientError, TRPCLink } from '@trpc/client';
import { observable } from '@trpc/server/observable';
import type { StoreError } from '../store-error.ts';
import { connectionLostError, toStoreError } from './to-store-error.ts';

type Failure = TRPCClientError<AppRouter>;

/** Converts the errors of subscriptions to {@link StoreError}, including those of a reconnecting stream. */
export const streamErrorLink: TRPCLink<AppRouter> =
  () =>
  ({ op, next }) =>
    observable((observer) =>
      next(op).subscribe({
        next: (value) => observer.next(convertConnectionError(value)),
        complete: () => observer.complete(),
        error: (error) => observer.error(toStreamError(error)),
      }),
    );

/** While a stream reconnects, `onConnectionStateChange` receives the cause. */
function convertConnectionError<T extends OperationResultEnvelope<unknown, Failure>>(value: T): T {
  const { result } = value;
  if (!('state' in result) || !result.error) return value;
  return { ...value, result: { ...result, error: toStreamError(result.error) } };
}

function toStreamError(error: Failure): StoreError {
  return error.data ? toStoreError(error, 1) : connectionLostError(error, 1);
}
