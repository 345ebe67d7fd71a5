import { createClient } from '@order-store/sdk';
import { createStoreQueries } from '@order-store/sdk/react';

/** The order store behind this page, as whoever is signed in: the browser sends their cookie along. */
export const store = createClient({
  url: window.location.origin,
  // Nobody looks at a page for longer without being told something.
  deadlineMs: 15_000,
});

/** What TanStack Query needs for each call of it. */
export const queries = createStoreQueries(store);
