import type { AppRouter } from '@order-store/api/types';
import type { OperationLink, TRPCLink } from '@trpc/client';
import { toNetworkError } from './network-error.ts';
import { toStoreError } from './to-store-error.ts';
import { observable, type Unsubscribable } from '@trpc/server/observable';

/** Loads a link with the first operation. A failed load is retried with the next one. */
export function lazyLink(load: () => Promise<TRPCLink<AppRouter>>): TRPCLink<AppRouter> {
  return (runtime) => {
    let loading: Promise<OperationLink<AppRouter>> | undefined;
    const loadOnce = async () => {
      try {
        return await (loading ??= load().then((link) => link(runtime)));
      } catch (error) {
        loading = undefined;
        throw error;
      }
    };
    return ({ op, next }) =>
      observable((observer) => {
        let isUnsubscribed = false;
        let subscription: Unsubscribable | undefined;
        loadOnce().then(
          (link) => {
            if (!isUnsubscribed) subscription = link({ op, next }).subscribe(observer);
          },
          (error: unknown) => observer.error(toStoreError(toNetworkError(error), 1)),
        );
        return () => {
          isUnsubscribed = true;
          subscription?.unsubscribe();
        };
      });
  };
}
