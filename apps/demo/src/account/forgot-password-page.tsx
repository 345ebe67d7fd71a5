import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef } from 'react';
import { store } from '../store/store.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';

/** Asks for a link to set a new password. Tells nobody whether there is such an account. */
export function ForgotPasswordPage() {
  const request = useMutation({
    mutationFn: (input: { email: string }) => store.auth.requestPasswordReset.mutate(input),
  });
  const email = useRef<HTMLInputElement>(null);

  return (
    <Page title="Forgot your password?" width="form">
      {request.isSuccess ? (
        <Notice tone="good">
          <p>
            If there is an account with {request.variables.email}, a link is on its way there. It
            works once, within an hour.
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
            label="E-mail"
            hint="We send a link there for choosing a new password."
            ref={email}
            type="email"
            autoComplete="username"
            required
          />
          <Button type="submit" busy={request.isPending}>
            Send me a link
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
