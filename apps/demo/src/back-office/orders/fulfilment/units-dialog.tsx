import { useId, type ReactNode } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ChangeError } from '../change-error.tsx';

interface UnitsDialogProps {
  title: string;
  lead: ReactNode;
  /** Label of the button that submits. */
  action: string;
  look?: 'primary' | 'danger';
  /** Whether any units are chosen. */
  ready: boolean;
  busy: boolean;
  error: unknown;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A dialog with a form about units of an order. It stays open, with its input, when the change is rejected. */
export function UnitsDialog({ look = 'primary', ...props }: UnitsDialogProps) {
  const { title, lead, action, ready, busy, error, onSubmit, onClose, children } = props;
  const form = useId();
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      lead={lead}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            Go back
          </Button>
          <Button type="submit" form={form} look={look} busy={busy} disabled={!ready}>
            {action}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="grid gap-5 pb-1"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) onSubmit();
        }}
      >
        <ChangeError error={error} />
        {children}
      </form>
    </Dialog>
  );
}
