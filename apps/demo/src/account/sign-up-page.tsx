import { getRouteApi, Link } from '@tanstack/react-router';
import { useRef } from 'react';
import { store } from '../store/store.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { fieldErrors } from './field-errors.ts';
import { useEnter } from './use-enter.ts';

const route = getRouteApi('/sign-up');

export function SignUpPage() {
  const { back } = route.useSearch();
  const enter = useEnter(store.auth.signUp.mutate);
  const name = useRef<HTMLInputElement>(null);
  const email = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const errors = fieldErrors(enter.error);
  const unexplained = enter.error && Object.keys(errors).length === 0;

  return (
    <Page title="Make an account" width="form">
      <form
        className="grid gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          if (enter.isPending) return;
          enter.mutate({
            name: name.current?.value ?? '',
            email: email.current?.value ?? '',
            password: password.current?.value ?? '',
          });
        }}
      >
        {unexplained && <Notice tone="bad" error={enter.error} />}
        <Field label="Name" ref={name} error={errors['name']} autoComplete="name" required />
        <Field
          label="E-mail"
          ref={email}
          error={errors['email']}
          type="email"
          autoComplete="username"
          required
        />
        <Field
          label="Password"
          hint="At least ten characters."
          ref={password}
          error={errors['password']}
          type="password"
          autoComplete="new-password"
          minLength={10}
          maxLength={200}
          required
        />
        <Button type="submit" busy={enter.isPending}>
          Make an account
        </Button>
      </form>
      <p className="mt-8 text-ink-soft">
        Been here before?{' '}
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
