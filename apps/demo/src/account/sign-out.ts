import { useNavigate } from '@tanstack/react-router';
import { useMutation } from '@tanstack/react-query';
import { leave } from './leave.ts';
import { session } from './session.ts';

/** Ends the session, here at once and in the store as soon as it can be reached. */
export function useSignOut() {
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async () => {
      await navigate({ to: '/' });
      session.set(null);
      await leave();
    },
  });
}
