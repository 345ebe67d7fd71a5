import { useQuery } from '@tanstack/react-query';
import { queries } from '../store/store.ts';
import { useSignedIn } from './session.ts';

/** The person who is signed in. */
export const meQuery = { ...queries.auth.me.queryOptions(), staleTime: 300_000 };

/** The person who is signed in: undefined while unknown, or when nobody is. */
export function useMe() {
  const signedIn = useSignedIn();
  const { data } = useQuery({ ...meQuery, enabled: signedIn });
  return signedIn ? data : undefined;
}

/** One's sessions, the last used first. */
export const sessionsQuery = queries.auth.listSessions.queryOptions();

/** One's API keys, newest first, without what makes them keys. */
export const apiKeysQuery = queries.auth.listApiKeys.queryOptions();
