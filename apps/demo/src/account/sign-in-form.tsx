import { isStoreError } from '@order-store/sdk';
import { useRef, type RefObject } from 'react';
import { store } from '../store/store.ts';
import { Button } from '../ui/button.tsx';
import { emailInput, Field } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { useAuthenticate } from './use-authenticate.ts';

interface SignInFormProps {
  fields: {
    email: RefObject<HTMLInputElement | null>;
    password: RefObject<HTMLInputElement | null>;
    submit: RefObject<HTMLButtonElement | null>;
  };
  defaultEmail?: string | undefined;
  onSignedIn?: () => void;
}

/** Signs in with email and password, and with a code if the account has a second factor. */
export function SignInForm({
  fields: { email, password, submit },
  defaultEmail,
  onSignedIn,
}: SignInFormProps) {
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
        const input = {
          email: email.current?.value ?? '',
          password: password.current?.value ?? '',
          ...(needsCode ? { totpCode: code.current?.value ?? '' } : {}),
        };
        authenticate.mutate(input, { onSuccess: () => onSignedIn?.() });
      }}
    >
      {authenticate.error && <SignInError error={authenticate.error} withCode={needsCode} />}
      <Field
        label="Email"
        ref={email}
        defaultValue={defaultEmail}
        {...emailInput}
        autoComplete="username"
        required
      />
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
