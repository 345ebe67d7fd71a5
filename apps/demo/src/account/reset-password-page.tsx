import { isStoreError } from '@order-store/sdk';
import { useMutation } from '@tanstack/react-query';
import { Link, useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { store } from '../store/store.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { notify } from '../ui/notify.ts';
import { Page } from '../ui/page.tsx';
import { fieldErrors } from './field-errors.ts';
import { session } from './session.ts';

/** Where the link in the mail leads: its secret is behind the #, which browsers keep to themselves. */
export function ResetPasswordPage() {
  const token = useTokenOfLink();
  const navigate = useNavigate();
  const reset = useMutation({
    mutationFn: (input: { token: string; password: string }) =>
      store.auth.resetPassword.mutate(input),
    onSuccess: async () => {
      // Every session of the account has ended, this browser's too if it was one of them.
      session.set(null);
      notify.success('Your new password is set. Sign in with it.');
      await navigate({ to: '/sign-in' });
    },
  });
  const password = useRef<HTMLInputElement>(null);
  const errors = fieldErrors(reset.error);
  const used = token === null || isStoreError(reset.error, 'INVALID_RESET_TOKEN');
  const unexplained = reset.error && errors['password'] === undefined;

  return (
    <Page title="Choose a new password" width="form">
      {used ? (
        <Notice tone="bad">
          <p>
            This link was used already or is too old.{' '}
            <Link to="/forgot-password" className="font-semibold underline underline-offset-4">
              Ask for another one
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
          {unexplained && <Notice tone="bad" error={reset.error} />}
          <Field
            label="New password"
            hint="At least ten characters."
            ref={password}
            error={errors['password']}
            type="password"
            autoComplete="new-password"
            minLength={10}
            maxLength={200}
            required
          />
          <Button type="submit" busy={reset.isPending}>
            Set the password
          </Button>
        </form>
      )}
    </Page>
  );
}

/** The secret of the link that led here. It does not stay in the address, nor in what the browser remembers of it. */
function useTokenOfLink(): string | null {
  const { hash } = useLocation();
  const navigate = useNavigate();
  const inAddress = tokenIn(hash);
  const [token, setToken] = useState(inAddress);
  // Another link was opened in the same tab.
  if (inAddress !== null && inAddress !== token) setToken(inAddress);
  useEffect(() => {
    if (inAddress !== null) void navigate({ to: '/reset-password', replace: true });
  }, [inAddress, navigate]);
  return token;
}

function tokenIn(hash: string): string | null {
  return new URLSearchParams(hash).get('token');
}
