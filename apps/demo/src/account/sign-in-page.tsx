import { isStoreError } from '@order-store/sdk';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useRef } from 'react';
import { store } from '../store/store.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { demoAccountsQuery, type DemoAccount } from './demo-accounts.ts';
import { DemoAccountList } from './demo-account-list.tsx';
import { useEnter } from './use-enter.ts';

const route = getRouteApi('/sign-in');

export function SignInPage() {
  const { back } = route.useSearch();
  const enter = useEnter(store.auth.signIn.mutate);
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
      <form
        className="grid gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          if (enter.isPending) return;
          enter.mutate({
            email: email.current?.value ?? '',
            password: password.current?.value ?? '',
          });
        }}
      >
        {enter.error && <SignInError error={enter.error} />}
        <Field label="E-mail" ref={email} type="email" autoComplete="username" required />
        <Field
          label="Password"
          ref={password}
          type="password"
          autoComplete="current-password"
          required
        />
        <Button type="submit" ref={submit} busy={enter.isPending}>
          Sign in
        </Button>
      </form>
      <p className="mt-8 text-ink-soft">
        <Link to="/forgot-password" className="font-semibold text-rim underline underline-offset-4">
          Forgot your password?
        </Link>
      </p>
      <p className="mt-2 text-ink-soft">
        New here?{' '}
        <Link
          to="/sign-up"
          search={back === undefined ? {} : { back }}
          className="font-semibold text-rim underline underline-offset-4"
        >
          Make an account
        </Link>
      </p>
      {accounts.length > 0 && <DemoAccountList accounts={accounts} onChoose={fill} />}
    </Page>
  );
}

function SignInError({ error }: { error: Error }) {
  if (isStoreError(error, 'UNAUTHENTICATED')) {
    return <Notice tone="bad">E-mail and password do not belong together. Try again.</Notice>;
  }
  if (isStoreError(error, 'RATE_LIMITED')) {
    const minutes = Math.ceil(error.details.retryAfterMs / 60_000);
    return (
      <Notice tone="bad">
        Those were too many tries. Wait {minutes === 1 ? 'a minute' : `${minutes} minutes`}, or set
        a new password.
      </Notice>
    );
  }
  return <Notice tone="bad" error={error} />;
}
