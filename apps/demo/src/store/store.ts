import { createClient } from '@order-store/sdk';
import { session } from '../account/session.ts';

/** The order store behind this page, as whoever is signed in. */
export const store = createClient({
  url: window.location.origin,
  token: session.get,
  // Nobody looks at a page for longer without being told something.
  deadlineMs: 15_000,
});
