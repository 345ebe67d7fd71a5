import { createClient } from '@order-store/sdk';
import { useNavigate } from '@tanstack/react-router';
import { useMutation } from '@tanstack/react-query';
import { session } from './session.ts';

/** Ends the session, here in any case and in the store if it can be reached. */
export function useSignOut() {
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async () => {
      const token = session.get();
      await navigate({ to: '/' });
      // Nothing may be asked with the token from here on; the store is told with it to end it.
      session.set(null);
      const leaving = createClient({ url: window.location.origin, token });
      // A store that is out of reach, or no longer knows the session, keeps nobody in.
      await leaving.auth.signOut.mutate().catch(() => undefined);
    },
  });
}
