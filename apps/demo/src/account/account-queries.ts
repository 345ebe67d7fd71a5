import { queryOptions, useQuery } from '@tanstack/react-query';
import { own } from '../store/query-client.ts';
import { store } from '../store/store.ts';
import { useSignedIn } from './session.ts';

/** The person who is signed in. */
export const meQuery = queryOptions({
  queryKey: [own, 'me'],
  queryFn: ({ signal }) => store.auth.me.query(undefined, { signal }),
  staleTime: 300_000,
});

/** The person who is signed in: undefined while unknown, or when nobody is. */
export function useMe() {
  const signedIn = useSignedIn();
  const { data } = useQuery({ ...meQuery, enabled: signedIn });
  return signedIn ? data : undefined;
}

/** One's sessions, the last used first. */
export const sessionsQuery = queryOptions({
  queryKey: [own, 'sessions'],
  queryFn: ({ signal }) => store.auth.listSessions.query(undefined, { signal }),
});

/** One's API keys, newest first, without what makes them keys. */
export const apiKeysQuery = queryOptions({
  queryKey: [own, 'api-keys'],
  queryFn: ({ signal }) => store.auth.listApiKeys.query(undefined, { signal }),
});
