import { createClient } from '@order-store/sdk';
import { createCart, createStoreQueries } from '@order-store/sdk/react';
import { QueryClient } from '@tanstack/react-query';

export const store = createClient({ url: location.origin, deadlineMs: 15_000 });
export const queries = createStoreQueries(store);
export const cart = createCart();
// The client already retries.
export const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
