import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isStoreError } from '@order-store/sdk';
import { privateQueries } from '@order-store/sdk/react';
import { doubtConnection } from './connection.ts';

/** What belongs to the person who is signed in, and is no answer of the store, is kept under this key. */
export const own = 'own';

/** The cache of what the store answered. `onUnauthenticated` is told when it no longer knows the session. */
export function createQueryClient(onUnauthenticated: () => void): QueryClient {
  const onError = (error: Error) => {
    if (isStoreError(error, 'UNAUTHENTICATED')) onUnauthenticated();
    if (isStoreError(error, 'NETWORK') || isStoreError(error, 'CLIENT_TIMEOUT')) {
      void doubtConnection();
    }
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        // The store's client has repeated what may be repeated.
        retry: false,
        // Whether the shop can be reached is asked of the shop, see connection.ts.
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  });
}

/** Forgets what belongs to the person who was signed in. */
export function forgetOwn(queryClient: QueryClient): void {
  queryClient.removeQueries(privateQueries());
  queryClient.removeQueries({ queryKey: [own] });
}
