import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { isStoreError } from '@order-store/sdk';
import { store } from '../store/store.ts';
import { Button } from '../ui/button.tsx';
import { CopyField } from '../ui/copy-field.tsx';
import { Field } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { accountFieldErrors } from './account-field-errors.ts';
import { DisableSecondFactor } from './disable-second-factor.tsx';

/** Sets up a second factor for signing in, or removes it. */
export function SecondFactor() {
  const begin = useMutation({ mutationFn: () => store.auth.beginTotp.mutate() });
  const confirm = useMutation({
    mutationFn: (input: { totpCode: string; currentPassword: string }) =>
      store.auth.confirmTotp.mutate(input),
  });
  const code = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const errors = accountFieldErrors(confirm.error);

  if (isStoreError(begin.error, 'TOTP_ENABLED'))
    return <DisableSecondFactor onDone={begin.reset} />;
  if (confirm.data) return <RecoveryCodes codes={confirm.data.recoveryCodes} />;
  if (!begin.data)
    return (
      <div className="grid justify-items-start gap-4">
        {begin.error && <Notice tone="bad" error={begin.error} />}
        <p className="text-ink-soft">
          In addition to your password, signing in will require a code from your authenticator app.
          Enabling it signs you out on other devices and revokes your API keys.
        </p>
        <Button look="secondary" busy={begin.isPending} onClick={() => begin.mutate()}>
          Set up or remove
        </Button>
      </div>
    );
  return (
    <form
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (confirm.isPending) return;
        confirm.mutate({
          totpCode: code.current?.value ?? '',
          currentPassword: password.current?.value ?? '',
        });
      }}
    >
      {confirm.error && Object.keys(errors).length === 0 && (
        <Notice tone="bad" error={confirm.error} />
      )}
      <p>
        Enter this key in your authenticator app, or{' '}
        <a href={begin.data.uri} className="font-semibold text-rim underline underline-offset-4">
          open it in the app on this device
        </a>
        .
      </p>
      <CopyField label="Setup key" value={begin.data.secret} />
      <Field
        label="Code from the app"
        ref={code}
        error={errors['totpCode']}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={6}
        required
      />
      <Field
        label="Your password"
        ref={password}
        error={errors['currentPassword']}
        type="password"
        autoComplete="current-password"
        maxLength={200}
        required
      />
      <div>
        <Button type="submit" busy={confirm.isPending}>
          Enable
        </Button>
      </div>
    </form>
  );
}

function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  return (
    <div className="grid gap-4">
      <Notice tone="good">Two-factor authentication is enabled.</Notice>
      <p>
        Keep these recovery codes in a safe place. Each signs you in once if you lose your device.
        They aren’t shown again.
      </p>
      <ul className="grid grid-cols-1 gap-x-6 gap-y-1 font-mono sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </div>
  );
}
