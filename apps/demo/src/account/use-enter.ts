import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SignedIn } from '@order-store/sdk';
import { meQuery } from './account-queries.ts';
import { everyoneLeft, somebodyCame } from './leave.ts';
import { session } from './session.ts';

/**
 * Signs in by `call`, with the token in a cookie that no script can read. The routes for strangers then
 * send the person on to where they were heading.
 */
export function useEnter<Input>(call: (input: Input & { cookie: true }) => Promise<SignedIn>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (input: Input) => {
      await everyoneLeft();
      return call({ ...input, cookie: true });
    },
    onSuccess: ({ user }) => {
      somebodyCame();
      session.set(user.id);
      queryClient.setQueryData(meQuery.queryKey, user);
    },
  });
}
