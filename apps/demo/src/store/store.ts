import { createClient } from '@order-store/sdk';

/** The order store behind this page, as whoever is signed in: the browser sends their cookie along. */
export const store = createClient({
  url: window.location.origin,
  // Nobody looks at a page for longer without being told something.
  deadlineMs: 15_000,
});
