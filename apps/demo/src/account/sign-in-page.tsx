import { isStoreError } from '@order-store/sdk';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useRef, type RefObject } from 'react';
import { store } from '../store/store.ts';
import { Button } from '../ui/button.tsx';
import { emailInput, Field } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { demoAccountsQuery, type DemoAccount } from './demo-accounts.ts';
import { DemoAccountList } from './demo-account-list.tsx';
import { useAuthenticate } from './use-authenticate.ts';

const route = getRouteApi('/sign-in');

export function SignInPage() {
  const { back } = route.useSearch();
  const { data: accounts = [] } = useQuery(demoAccountsQuery);
  const email = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const submit = useRef<HTMLButtonElement>(null);

  const fill = (account: DemoAccount) => {
    if (email.current) email.current.value = account.email;
    if (password.current) password.current.value = account.password;
    submit.current?.focus();
  };

  return (
    <Page title="Sign in" width="form">
      <SignInForm fields={{ email, password, submit }} />
      <p className="mt-8 text-ink-soft">
        <Link to="/forgot-password" className="font-semibold text-rim underline underline-offset-4">
          Forgot password?
        </Link>
      </p>
      <p className="mt-2 text-ink-soft">
        New to Pottle?{' '}
        <Link
          to="/sign-up"
          search={back === undefined ? {} : { back }}
          className="font-semibold text-rim underline underline-offset-4"
        >
          Create account
        </Link>
      </p>
      {accounts.length > 0 && <DemoAccountList accounts={accounts} onSelect={fill} />}
    </Page>
  );
}

interface SignInFormProps {
  fields: {
    email: RefObject<HTMLInputElement | null>;
    password: RefObject<HTMLInputElement | null>;
    submit: RefObject<HTMLButtonElement | null>;
  };
}

function SignInForm({ fields: { email, password, submit } }: SignInFormProps) {
  const authenticate = useAuthenticate(store.auth.signIn.mutate);
  const code = useRef<HTMLInputElement>(null);
  // Stays once the account is known to have a second factor.
  const needsCode =
    isStoreError(authenticate.error, 'TOTP_REQUIRED') ||
    authenticate.variables?.totpCode !== undefined;

  return (
    <form
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (authenticate.isPending) return;
        authenticate.mutate({
          email: email.current?.value ?? '',
          password: password.current?.value ?? '',
          ...(needsCode ? { totpCode: code.current?.value ?? '' } : {}),
        });
      }}
    >
      {authenticate.error && <SignInError error={authenticate.error} withCode={needsCode} />}
      <Field label="Email" ref={email} {...emailInput} autoComplete="username" required />
      <Field
        label="Password"
        ref={password}
        type="password"
        autoComplete="current-password"
        required
      />
      {needsCode && (
        <Field
          label="Authentication code"
          hint="From your authenticator app, or a recovery code."
          ref={code}
          autoComplete="one-time-code"
          maxLength={40}
          required
        />
      )}
      <Button type="submit" ref={submit} busy={authenticate.isPending}>
        Sign in
      </Button>
    </form>
  );
}

function SignInError({ error, withCode }: { error: Error; withCode: boolean }) {
  if (isStoreError(error, 'TOTP_REQUIRED')) return null;
  if (isStoreError(error, 'UNAUTHENTICATED')) {
    return (
      <Notice tone="bad">Incorrect email{withCode ? ', password or code' : ' or password'}.</Notice>
    );
  }
  if (isStoreError(error, 'RATE_LIMITED')) {
    const minutes = Math.ceil(error.details.retryAfterMs / 60_000);
    return (
      <Notice tone="bad">
        Too many attempts. Try again in {minutes === 1 ? '1 minute' : `${minutes} minutes`}, or
        reset your password.
      </Notice>
    );
  }
  return <Notice tone="bad" error={error} />;
}
