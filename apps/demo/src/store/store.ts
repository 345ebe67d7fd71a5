import { createClient } from '@order-store/sdk';
import { createStoreQueries } from '@order-store/sdk/react';

/** The API client. It authenticates with the browser's session cookie. */
export const store = createClient({
  url: window.location.origin,
  deadlineMs: 15_000,
});

/** TanStack Query options for each API call. */
export const queries = createStoreQueries(store);
