import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useRef } from 'react';
import { Dialog } from '../ui/dialog.tsx';
import { useMe } from './account-queries.ts';
import { setSessionEnded } from './ended-session.ts';
import { session } from './session.ts';
import { SignInForm } from './sign-in-form.tsx';

/** Asks for sign-in again over the open page, which keeps what the user has entered. Without it, leads to the sign-in page. */
export default function SignInDialog() {
  const queryClient = useQueryClient();
  const router = useRouter();
  const me = useMe();
  const email = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const submit = useRef<HTMLButtonElement>(null);
  return (
    <Dialog
      open
      onClose={() => {
        setSessionEnded(false);
        const back = router.state.location.href;
        session.set(null);
        void router.navigate({ to: '/sign-in', search: { back } });
      }}
      title="Your session has ended"
      lead={<p>Sign in again to continue. Your input is kept.</p>}
    >
      <div className="pb-5">
        <SignInForm
          fields={{ email, password, submit }}
          defaultEmail={me?.email}
          onSignedIn={() => {
            setSessionEnded(false);
            void queryClient.invalidateQueries();
          }}
        />
      </div>
    </Dialog>
  );
}
