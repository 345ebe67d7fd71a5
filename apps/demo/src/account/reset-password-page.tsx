import { isStoreError } from '@order-store/sdk';
import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { store } from '../store/store.ts';
import { Notice } from '../ui/notice.tsx';
import { notify } from '../ui/notify.ts';
import { Page } from '../ui/page.tsx';
import { PasswordForm } from './password-form.tsx';
import { session } from './session.ts';
import { useLinkToken } from './use-link-token.ts';

/** The target of the reset link. The token is in the URL fragment, which browsers don't send to servers. */
export function ResetPasswordPage() {
  const token = useLinkToken('/reset-password');
  const navigate = useNavigate();
  const reset = useMutation({
    mutationFn: (input: { token: string; password: string }) =>
      store.auth.resetPassword.mutate(input),
    onSuccess: async () => {
      // A reset ends all sessions of the account, including the one in this browser.
      session.set(null);
      notify.success('Password changed. Sign in with your new password.');
      await navigate({ to: '/sign-in' });
    },
  });
  const isInvalid = token === null || isStoreError(reset.error, 'INVALID_RESET_TOKEN');

  return (
    <Page title="Choose a new password" width="form">
      {isInvalid ? (
        <Notice tone="bad">
          <p>
            This link is invalid or has expired.{' '}
            <Link to="/forgot-password" className="font-semibold underline underline-offset-4">
              Request a new link
            </Link>
          </p>
        </Notice>
      ) : (
        <PasswordForm
          name="password"
          label="New password"
          hint="At least 10 characters."
          isNew
          call={reset}
          onSubmit={(password) => reset.mutate({ token, password })}
          button="Reset password"
        />
      )}
    </Page>
  );
}
