import type { AppRouter } from '@order-store/api/types';
import type { TRPCLink } from '@trpc/client';
import { observable } from '@trpc/server/observable';
import { connectionLost, toStoreError } from './to-store-error.ts';

/** Turns what tRPC's links fail with into {@link StoreError}s. */
export const storeErrorLink: TRPCLink<AppRouter> =
  () =>
  ({ op, next }) =>
    observable((observer) =>
      next(op).subscribe({
        next: (value) => observer.next(value),
        complete: () => observer.complete(),
        error: (error) => {
          const isBroken = op.type === 'subscription' && !error.data;
          observer.error(isBroken ? connectionLost(error, 1) : toStoreError(error, 1));
        },
      }),
    );
