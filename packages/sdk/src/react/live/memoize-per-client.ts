import type { QueryClient } from '@tanstack/react-query';
import type { StoreClient } from '../../index.ts';

/** Makes something once for a client and a cache, and gives the same to everybody who has both. */
export function memoizePerClient<Made>(
  make: (client: StoreClient, queryClient: QueryClient) => Made,
): (client: StoreClient, queryClient: QueryClient) => Made {
  const made = new WeakMap<QueryClient, WeakMap<StoreClient, Made>>();
  return (client, queryClient) => {
    const ofCache = made.get(queryClient) ?? new WeakMap<StoreClient, Made>();
    made.set(queryClient, ofCache);
    const one = ofCache.get(client) ?? make(client, queryClient);
    ofCache.set(client, one);
    return one;
  };
}
