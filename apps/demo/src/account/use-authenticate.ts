import type { SignedIn } from '@order-store/sdk';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { meQuery } from './account-queries.ts';
import { session } from './session.ts';
import { discardPendingSignOut, waitForSignOut } from './sign-out.ts';

/**
 * Signs in or up with `call`, keeping the token in an HttpOnly cookie. The routes for signed-out users then
 * redirect to the page the user came from.
 */
export function useAuthenticate<Input>(
  call: (input: Input & { cookie: true }) => Promise<SignedIn>,
) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (input: Input) => {
      await waitForSignOut();
      return call({ ...input, cookie: true });
    },
    onSuccess: ({ user }) => {
      discardPendingSignOut();
      // The same account signs in again: its pages stay open.
      if (session.get() !== user.id) session.set(user.id);
      queryClient.setQueryData(meQuery.queryKey, user);
    },
  });
}
