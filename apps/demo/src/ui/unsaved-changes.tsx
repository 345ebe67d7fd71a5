import { useBlocker } from '@tanstack/react-router';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

/**
 * Asks before a view with unsaved changes is left: in a dialog of the page, or the browser's own where a
 * tab is closed. A session that ended leads to the door unasked: without it nothing could be saved.
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
      title="Leave without saving?"
      lead="What you typed here is not saved yet."
      actions={
        <>
          <Button look="quiet" onClick={blocker.proceed}>
            Leave
          </Button>
          <Button onClick={blocker.reset}>Stay here</Button>
        </>
      }
    />
  );
}
