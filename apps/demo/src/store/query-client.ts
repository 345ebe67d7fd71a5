import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isStoreError } from '@order-store/sdk';
import { privateQueries } from '@order-store/sdk/react';
import { checkConnection } from './connection.ts';
import { setRejectedChange } from './rejected-change.ts';

/** Query key prefix for the user's private data that doesn't come straight from a store query. */
export const privateKey = 'private';

/**
 * Creates the query client. `onUnauthenticated` is called when the session is no longer valid, with whether the page
 * shows its content, so that it may contain unsaved input.
 */
export function createQueryClient(onUnauthenticated: (isShown: boolean) => void): QueryClient {
  const onError = (error: Error, isShown: boolean) => {
    if (isStoreError(error, 'UNAUTHENTICATED')) onUnauthenticated(isShown);
    if (isStoreError(error, 'NETWORK') || isStoreError(error, 'CLIENT_TIMEOUT')) {
      void checkConnection();
    }
  };
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error, { state }) => onError(error, state.data !== undefined),
    }),
    mutationCache: new MutationCache({
      onError(error, _variables, _result, mutation) {
        onError(error, true);
        if (isStoreError(error, 'REAUTHENTICATION_REQUIRED')) setRejectedChange(mutation);
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        // The SDK already retries.
        retry: false,
        // connection.ts checks whether the server is reachable; the browser's own state is not reliable.
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  });
}

/** Removes the signed-in user's private data. */
export function clearPrivateQueries(queryClient: QueryClient): void {
  queryClient.removeQueries(privateQueries());
  queryClient.removeQueries({ queryKey: [privateKey] });
}
