import { useMutation } from '@tanstack/react-query';
import { setRejectedChange, type RejectedChange } from '../store/rejected-change.ts';
import { store } from '../store/store.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useMe } from './account-queries.ts';
import { PasswordForm } from './password-form.tsx';

/** Asks for the password because the sign-in is too old for a change, then repeats the change. */
export default function ReauthenticationDialog({ change }: { change: RejectedChange }) {
  const me = useMe();
  const confirm = useMutation({
    mutationFn: (currentPassword: string) => store.auth.reauthenticate.mutate({ currentPassword }),
    onSuccess: () => {
      setRejectedChange(null);
      // The form that made the change shows the outcome.
      change.execute(change.state.variables).catch(() => {});
    },
  });

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
      <PasswordForm
        name="currentPassword"
        label="Password"
        username={me?.email ?? ''}
        call={confirm}
        onSubmit={(password) => confirm.mutate(password)}
        button={{ formId }}
      />
    </Dialog>
  );
}

const formId = 'reauthentication';
