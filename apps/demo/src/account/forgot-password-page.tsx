import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef } from 'react';
import { store } from '../store/store.ts';
import { Button } from '../ui/button.tsx';
import { emailInput, Field } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';

/** Requests a password reset link. Doesn't reveal whether the account exists. */
export function ForgotPasswordPage() {
  const request = useMutation({
    mutationFn: (input: { email: string }) => store.auth.requestPasswordReset.mutate(input),
  });
  const email = useRef<HTMLInputElement>(null);

  return (
    <Page title="Reset password" width="form">
      {request.isSuccess ? (
        <Notice tone="good">
          <p>
            If an account exists for {request.variables.email}, we’ve sent a link to reset the
            password. It expires in one hour.
          </p>
        </Notice>
      ) : (
        <form
          className="grid gap-5"
          onSubmit={(event) => {
            event.preventDefault();
            if (request.isPending) return;
            request.mutate({ email: email.current?.value ?? '' });
          }}
        >
          {request.error && <Notice tone="bad" error={request.error} />}
          <Field
            label="Email"
            hint="We’ll email you a link to reset your password."
            ref={email}
            {...emailInput}
            autoComplete="username"
            required
          />
          <Button type="submit" busy={request.isPending}>
            Send reset link
          </Button>
        </form>
      )}
      <p className="mt-8 text-ink-soft">
        <Link to="/sign-in" className="font-semibold text-rim underline underline-offset-4">
          Back to sign in
        </Link>
      </p>
    </Page>
  );
}
