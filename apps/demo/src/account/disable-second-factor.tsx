import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { store } from '../store/store.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { notify } from '../ui/notify.ts';
import { accountFieldErrors } from './account-field-errors.ts';

/** Removes the second factor with the password and a code. */
export function DisableSecondFactor({ onDone }: { onDone: () => void }) {
  const disable = useMutation({
    mutationFn: (input: { currentPassword: string; totpCode: string }) =>
      store.auth.disableTotp.mutate(input),
    onSuccess: () => {
      notify.success('Two-factor authentication removed');
      onDone();
    },
  });
  const password = useRef<HTMLInputElement>(null);
  const code = useRef<HTMLInputElement>(null);
  const errors = accountFieldErrors(disable.error);
  return (
    <form
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (disable.isPending) return;
        disable.mutate({
          currentPassword: password.current?.value ?? '',
          totpCode: code.current?.value ?? '',
        });
      }}
    >
      {disable.error && Object.keys(errors).length === 0 && (
        <Notice tone="bad" error={disable.error} />
      )}
      <p>Two-factor authentication is enabled. To remove it, enter your password and a code.</p>
      <Field
        label="Your password"
        ref={password}
        error={errors['currentPassword']}
        type="password"
        autoComplete="current-password"
        maxLength={200}
        required
      />
      <Field
        label="Authentication code"
        ref={code}
        error={errors['totpCode']}
        autoComplete="one-time-code"
        maxLength={40}
        required
      />
      <div>
        <Button type="submit" look="secondary" busy={disable.isPending}>
          Remove
        </Button>
      </div>
    </form>
  );
}
