import type { User } from '@order-store/sdk';
import { useMutation } from '@tanstack/react-query';
import { store } from '../store/store.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { notify } from '../ui/notify.ts';

/** Says that an email address is waiting to be verified, and sends another link. */
export function EmailState({ me }: { me: User }) {
  const send = useMutation({
    mutationFn: () => store.auth.requestEmailVerification.mutate(),
    onSuccess: () => notify.success('Email sent. Open the link in it within a day.'),
  });
  if (me.emailVerified && me.pendingEmail === null) return null;
  return (
    <Notice tone="warn">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="min-w-0 wrap-anywhere">
          {me.pendingEmail === null
            ? 'Your email address isn’t verified yet.'
            : `Your new email address ${me.pendingEmail} isn’t verified yet. Until then, you keep using the old one.`}
        </p>
        <Button look="secondary" size="small" busy={send.isPending} onClick={() => send.mutate()}>
          Send link
        </Button>
      </div>
      {send.error && <p role="alert">The email couldn’t be sent. Try again later.</p>}
    </Notice>
  );
}
