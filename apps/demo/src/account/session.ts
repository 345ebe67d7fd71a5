import { storedValue, useStoredValue } from '../store/stored-value.ts';

/** The token of the session, or null when nobody is signed in. */
export const session = storedValue('pottle.session', (stored) =>
  typeof stored === 'string' && stored !== '' ? stored : null,
);

/** Whether somebody is signed in, as far as this browser knows. */
export function useSignedIn(): boolean {
  return useStoredValue(session) !== null;
}
