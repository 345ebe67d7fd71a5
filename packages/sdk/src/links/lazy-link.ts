import type { AppRouter } from '@order-store/api/types';
import type { OperationLink, TRPCLink } from '@trpc/client';
import { observable, type Unsubscribable } from '@trpc/server/observable';

/** A link whose code is loaded with the first call that goes through it. A failed loading is tried again. */
export function lazyLink(load: () => Promise<TRPCLink<AppRouter>>): TRPCLink<AppRouter> {
  return (runtime) => {
    let loading: Promise<OperationLink<AppRouter>> | undefined;
    const loaded = async () => {
      try {
        return await (loading ??= load().then((link) => link(runtime)));
      } catch (error) {
        loading = undefined;
        throw error;
      }
    };
    return ({ op, next }) =>
      observable((observer) => {
        let left = false;
        let subscription: Unsubscribable | undefined;
        loaded().then((link) => {
          if (!left) subscription = link({ op, next }).subscribe(observer);
        }, observer.error);
        return () => {
          left = true;
          subscription?.unsubscribe();
        };
      });
  };
}
