import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useRef } from 'react';
import { Page } from '../ui/page.tsx';
import { demoAccountsQuery, type DemoAccount } from './demo-accounts.ts';
import { DemoAccountList } from './demo-account-list.tsx';
import { SignInForm } from './sign-in-form.tsx';

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
