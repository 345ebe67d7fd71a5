import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SignedIn } from '@order-store/sdk';
import { meQuery } from './account-queries.ts';
import { session } from './session.ts';

/** Signs in by `call`. The routes for strangers then send the person on to where they were heading. */
export function useEnter<Input>(call: (input: Input) => Promise<SignedIn>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (input: Input) => call(input),
    onSuccess: ({ token, user }) => {
      session.set(token);
      queryClient.setQueryData(meQuery.queryKey, user);
    },
  });
}
