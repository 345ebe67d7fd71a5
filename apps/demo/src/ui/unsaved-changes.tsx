import { useBlocker } from '@tanstack/react-router';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

/**
 * Asks for confirmation before the user leaves a form with unsaved changes. Redirects to sign-in are not
 * blocked: without a session, the changes can't be saved anyway.
 */
export function UnsavedChanges({ when }: { when: boolean }) {
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) =>
      when && next.pathname !== current.pathname && next.pathname !== '/sign-in',
    enableBeforeUnload: when,
    withResolver: true,
  });
  if (blocker.status !== 'blocked') return null;
  return (
    <Dialog
      open
      onClose={blocker.reset}
      title="Discard unsaved changes?"
      lead="Your changes haven’t been saved."
      actions={
        <>
          <Button look="quiet" onClick={blocker.proceed}>
            Discard
          </Button>
          <Button onClick={blocker.reset}>Keep editing</Button>
        </>
      }
    />
  );
}
