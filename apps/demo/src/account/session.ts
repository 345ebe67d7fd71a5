import { storedValue, useStoredValue } from '../store/stored-value.ts';

/** The ID of the signed-in user as far as this browser knows, or null. The session token is in an HttpOnly cookie. */
export const session = storedValue('pottle.session', (stored) =>
  typeof stored === 'string' && /^\d+$/.test(stored) ? stored : null,
);

/** Whether a user is signed in, as far as this browser knows. */
export function useSignedIn(): boolean {
  return useStoredValue(session) !== null;
}
