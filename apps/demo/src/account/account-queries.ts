import { useQuery } from '@tanstack/react-query';
import { queries } from '../store/store.ts';
import { useSignedIn } from './session.ts';

/** The signed-in user. */
export const meQuery = { ...queries.auth.me.queryOptions(), staleTime: 300_000 };

/** The signed-in user; undefined while loading or when signed out. */
export function useMe() {
  const signedIn = useSignedIn();
  const { data } = useQuery({ ...meQuery, enabled: signedIn });
  return signedIn ? data : undefined;
}

/** The user's sessions, most recently used first. */
export const sessionsQuery = queries.auth.listSessions.queryOptions();

/** The user's API keys without their secrets, newest first. */
export const apiKeysQuery = queries.auth.listApiKeys.queryOptions();
