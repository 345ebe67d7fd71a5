import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { setRejectedChange, type RejectedChange } from '../store/rejected-change.ts';
import { store } from '../store/store.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { accountFieldErrors } from './account-field-errors.ts';
import { useMe } from './account-queries.ts';

/** Asks for the password because the sign-in is too old for a change, then repeats the change. */
export default function ReauthenticationDialog({ change }: { change: RejectedChange }) {
  const me = useMe();
  const password = useRef<HTMLInputElement>(null);
  const confirm = useMutation({
    mutationFn: (currentPassword: string) => store.auth.reauthenticate.mutate({ currentPassword }),
    onSuccess: () => {
      setRejectedChange(null);
      // The form that made the change shows the outcome.
      change.execute(change.state.variables).catch(() => {});
    },
  });
  const errors = accountFieldErrors(confirm.error);
  const otherError = confirm.error && errors['currentPassword'] === undefined;

  return (
    <Dialog
      open
      onClose={() => setRejectedChange(null)}
      title="Confirm it’s you"
      lead={<p>Enter your password to make this change.</p>}
      actions={
        <Button type="submit" form={formId} busy={confirm.isPending}>
          Confirm
        </Button>
      }
    >
      <form
        id={formId}
        className="grid gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          if (!confirm.isPending) confirm.mutate(password.current?.value ?? '');
        }}
      >
        {otherError && <Notice tone="bad" error={confirm.error} />}
        {/* Shows password managers which account the password belongs to. */}
        <input type="text" autoComplete="username" value={me?.email ?? ''} readOnly hidden />
        <Field
          label="Password"
          ref={password}
          error={errors['currentPassword']}
          type="password"
          autoComplete="current-password"
          maxLength={200}
          required
        />
      </form>
    </Dialog>
  );
}

const formId = 'reauthentication';
