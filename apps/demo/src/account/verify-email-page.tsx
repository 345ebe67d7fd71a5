import { isStoreError } from '@order-store/sdk';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { store } from '../store/store.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { notify } from '../ui/notify.ts';
import { Page } from '../ui/page.tsx';
import { accountFieldErrors } from './account-field-errors.ts';
import { meQuery } from './account-queries.ts';
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
  const password = useRef<HTMLInputElement>(null);
  const errors = accountFieldErrors(verify.error);
  const isInvalid = token === null || isStoreError(verify.error, 'INVALID_VERIFICATION_TOKEN');
  const otherError = verify.error && errors['password'] === undefined;

  return (
    <Page title="Verify your email" width="form">
      {isInvalid ? (
        <Notice tone="bad">
          This link is invalid or has expired. Sign in and request a new one on your profile.
        </Notice>
      ) : (
        <form
          className="grid gap-5"
          onSubmit={(event) => {
            event.preventDefault();
            if (verify.isPending) return;
            verify.mutate({ token, password: password.current?.value ?? '' });
          }}
        >
          {otherError && <Notice tone="bad" error={verify.error} />}
          <Field
            label="Password"
            hint="The password of your account."
            ref={password}
            error={errors['password']}
            type="password"
            autoComplete="current-password"
            maxLength={200}
            required
          />
          <Button type="submit" busy={verify.isPending}>
            Verify
          </Button>
        </form>
      )}
    </Page>
  );
}
