import { isStoreError } from '@order-store/sdk';
import { store } from '../store/store.ts';
import { storedValue } from '../store/stored-value.ts';

/** Only the server can clear the session cookie, so a failed sign-out is remembered and retried. */
const isPending = storedValue('pottle.sign-out-pending', (stored) => stored === true);

let inFlight = Promise.resolve();

/** Ends the session on the server. If the server is unreachable, the next page load retries. */
export function signOut(): Promise<void> {
  isPending.set(true);
  inFlight = store.auth.signOut.mutate().then(
    () => isPending.set(false),
    (error: unknown) => {
      // The session has already ended.
      if (isStoreError(error, 'UNAUTHENTICATED')) isPending.set(false);
    },
  );
  return inFlight;
}

/** Call on page load: retries a {@link signOut} that failed. */
export function finishPendingSignOut(): void {
  if (isPending.get()) void signOut();
}

/** Call before signing in: a sign-out that completes later would clear the new session's cookie. */
export async function waitForSignOut(): Promise<void> {
  await (isPending.get() ? signOut() : inFlight);
}

/** Call after signing in: the new cookie has replaced the old one. */
export function discardPendingSignOut(): void {
  isPending.set(false);
}
