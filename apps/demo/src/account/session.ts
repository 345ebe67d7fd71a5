import { storedValue, useStoredValue } from '../store/stored-value.ts';

/**
 * The id of the person who is signed in, as far as this browser knows, or null when nobody is. What the
 * store knows them by is in a cookie that no script can read.
 */
export const session = storedValue('pottle.session', (stored) =>
  typeof stored === 'string' && /^\d+$/.test(stored) ? stored : null,
);

/** Whether somebody is signed in, as far as this browser knows. */
export function useSignedIn(): boolean {
  return useStoredValue(session) !== null;
}
