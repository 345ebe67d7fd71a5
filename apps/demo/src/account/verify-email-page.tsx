import { isStoreError } from '@order-store/sdk';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { store } from '../store/store.ts';
import { Notice } from '../ui/notice.tsx';
import { notify } from '../ui/notify.ts';
import { Page } from '../ui/page.tsx';
import { meQuery } from './account-queries.ts';
import { PasswordForm } from './password-form.tsx';
import { useLinkToken } from './use-link-token.ts';

/** The target of the link that verifies an email address. The token is in the URL fragment, as for a password reset. */
export function VerifyEmailPage() {
  const token = useLinkToken('/verify-email');
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const verify = useMutation({
    mutationFn: (input: { token: string; password: string }) =>
      store.auth.verifyEmail.mutate(input),
    onSuccess: async () => {
      notify.success('Email address verified');
      void queryClient.invalidateQueries(meQuery);
      await navigate({ to: '/account' });
    },
  });
  const isInvalid = token === null || isStoreError(verify.error, 'INVALID_VERIFICATION_TOKEN');

  return (
    <Page title="Verify your email" width="form">
      {isInvalid ? (
        <Notice tone="bad">
          This link is invalid or has expired. Sign in and request a new one on your profile.
        </Notice>
      ) : (
        <PasswordForm
          name="password"
          label="Password"
          hint="Your account password."
          call={verify}
          onSubmit={(password) => verify.mutate({ token, password })}
          button="Verify"
        />
      )}
    </Page>
  );
}
