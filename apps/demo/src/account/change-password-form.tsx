import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { store } from '../store/store.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { notify } from '../ui/notify.ts';
import { sessionsQuery, useMe } from './account-queries.ts';
import { fieldErrors } from './field-errors.ts';

/** Another password for the present one. Whoever else is signed in is out then. */
export function ChangePasswordForm() {
  const queryClient = useQueryClient();
  const me = useMe();
  const form = useRef<HTMLFormElement>(null);
  const change = useMutation({
    mutationFn: (input: { currentPassword: string; newPassword: string }) =>
      store.auth.changePassword.mutate(input),
    onSuccess: () => {
      form.current?.reset();
      notify.success('Your password is changed. All other sessions have ended.');
      void queryClient.invalidateQueries(sessionsQuery);
    },
  });
  const current = useRef<HTMLInputElement>(null);
  const next = useRef<HTMLInputElement>(null);
  const errors = fieldErrors(change.error);
  const unexplained = change.error && Object.keys(errors).length === 0;

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
      {unexplained && <Notice tone="bad" error={change.error} />}
      {/* So that password managers know whose password it is. */}
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
        hint="At least ten characters. Your other sessions end; API keys stay."
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
          Change the password
        </Button>
      </div>
    </form>
  );
}
