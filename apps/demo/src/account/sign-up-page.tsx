import { isStoreError } from '@order-store/sdk';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useRef } from 'react';
import { store } from '../store/store.ts';
import { Button } from '../ui/button.tsx';
import { emailInput, Field } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { accountFieldErrors } from './account-field-errors.ts';
import { useAuthenticate } from './use-authenticate.ts';

const route = getRouteApi('/sign-up');

export function SignUpPage() {
  const { back } = route.useSearch();
  return (
    <Page title="Create account" width="form">
      <SignUpForm />
      <p className="mt-8 text-ink-soft">
        Already have an account?{' '}
        <Link
          to="/sign-in"
          search={back === undefined ? {} : { back }}
          className="font-semibold text-rim underline underline-offset-4"
        >
          Sign in
        </Link>
      </p>
    </Page>
  );
}

function SignUpForm() {
  const authenticate = useAuthenticate(store.auth.signUp.mutate);
  const name = useRef<HTMLInputElement>(null);
  const email = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const errors = accountFieldErrors(authenticate.error);
  const otherError = authenticate.error && Object.keys(errors).length === 0;

  return (
    <form
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (authenticate.isPending) return;
        authenticate.mutate({
          name: name.current?.value ?? '',
          email: email.current?.value ?? '',
          password: password.current?.value ?? '',
        });
      }}
    >
      {otherError && <SignUpError error={authenticate.error} />}
      <Field label="Name" ref={name} error={errors['name']} autoComplete="name" required />
      <Field
        label="Email"
        ref={email}
        error={errors['email']}
        {...emailInput}
        autoComplete="username"
        required
      />
      <Field
        label="Password"
        hint="At least 10 characters."
        ref={password}
        error={errors['password']}
        type="password"
        autoComplete="new-password"
        minLength={10}
        maxLength={200}
        required
      />
      <Button type="submit" busy={authenticate.isPending}>
        Create account
      </Button>
    </form>
  );
}

/** Signing up may end with an email instead of a session: see SIGN_UP_REVEALS. */
function SignUpError({ error }: { error: Error }) {
  if (!isStoreError(error, 'EMAIL_VERIFICATION_REQUIRED'))
    return <Notice tone="bad" error={error} />;
  return (
    <Notice tone="good">
      We’ve sent you an email. Open the link in it, then sign in with your password.
    </Notice>
  );
}
