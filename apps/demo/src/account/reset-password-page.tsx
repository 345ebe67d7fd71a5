import { isStoreError } from '@order-store/sdk';
import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { store } from '../store/store.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { notify } from '../ui/notify.ts';
import { Page } from '../ui/page.tsx';
import { accountFieldErrors } from './account-field-errors.ts';
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
  const password = useRef<HTMLInputElement>(null);
  const errors = accountFieldErrors(reset.error);
  const isInvalid = token === null || isStoreError(reset.error, 'INVALID_RESET_TOKEN');
  const otherError = reset.error && errors['password'] === undefined;

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
        <form
          className="grid gap-5"
          onSubmit={(event) => {
            event.preventDefault();
            if (reset.isPending) return;
            reset.mutate({ token, password: password.current?.value ?? '' });
          }}
        >
          {otherError && <Notice tone="bad" error={reset.error} />}
          <Field
            label="New password"
            hint="At least 10 characters."
            ref={password}
            error={errors['password']}
            type="password"
            autoComplete="new-password"
            minLength={10}
            maxLength={200}
            required
          />
          <Button type="submit" busy={reset.isPending}>
            Reset password
          </Button>
        </form>
      )}
    </Page>
  );
}
