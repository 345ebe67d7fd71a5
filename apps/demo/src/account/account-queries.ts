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
