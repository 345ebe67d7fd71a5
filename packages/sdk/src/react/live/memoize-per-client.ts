import type { QueryClient } from '@tanstack/react-query';
import type { StoreClient } from '../../index.ts';

/** Memoizes a function by client and query client. */
export function memoizePerClient<Made>(
  make: (client: StoreClient, queryClient: QueryClient) => Made,
): (client: StoreClient, queryClient: QueryClient) => Made {
  const cache = new WeakMap<QueryClient, WeakMap<StoreClient, Made>>();
  return (client, queryClient) => {
    const byClient = cache.get(queryClient) ?? new WeakMap<StoreClient, Made>();
    cache.set(queryClient, byClient);
    const one = byClient.get(client) ?? make(client, queryClient);
    byClient.set(client, one);
    return one;
  };
}
