import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { store } from '../store/store.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { notify } from '../ui/notify.ts';
import { sessionsQuery, useMe } from './account-queries.ts';
import { accountFieldErrors } from './account-field-errors.ts';

/** Changes the password, which ends all other sessions. */
export function ChangePasswordForm() {
  const me = useMe();
  const form = useRef<HTMLFormElement>(null);
  const change = useChangePassword(() => form.current?.reset());
  const current = useRef<HTMLInputElement>(null);
  const next = useRef<HTMLInputElement>(null);
  const errors = accountFieldErrors(change.error);
  const otherError = change.error && Object.keys(errors).length === 0;

  return (
    <form
      ref={form}
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (change.isPending) return;
        change.mutate({
          currentPassword: current.current?.value ?? '',
          newPassword: next.current?.value ?? '',
        });
      }}
    >
      {otherError && <Notice tone="bad" error={change.error} />}
      {/* So that password managers assign the password to the account. */}
      <input type="text" autoComplete="username" value={me?.email ?? ''} readOnly hidden />
      <Field
        label="Current password"
        ref={current}
        error={errors['currentPassword']}
        type="password"
        autoComplete="current-password"
        maxLength={200}
        required
      />
      <Field
        label="New password"
        hint="At least 10 characters. You’ll be signed out on other devices."
        ref={next}
        error={errors['newPassword']}
        type="password"
        autoComplete="new-password"
        minLength={10}
        maxLength={200}
        required
      />
      <div>
        <Button type="submit" busy={change.isPending}>
          Change password
        </Button>
      </div>
    </form>
  );
}

function useChangePassword(onChanged: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (input: { currentPassword: string; newPassword: string }) =>
      store.auth.changePassword.mutate(input),
    onSuccess: () => {
      onChanged();
      notify.success('Password changed. You’ve been signed out on other devices.');
      void queryClient.invalidateQueries(sessionsQuery);
    },
  });
}
