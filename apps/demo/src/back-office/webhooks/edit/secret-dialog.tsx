import { Button } from '../../../ui/button.tsx';
import { CopyField } from '../../../ui/copy-field.tsx';
import { Dialog } from '../../../ui/dialog.tsx';

interface SecretDialogProps {
  secret: string;
  onDone: () => void;
}

/** Shows a new signing secret once. */
export function SecretDialog({ secret, onDone }: SecretDialogProps) {
  return (
    <Dialog
      open
      onClose={onDone}
      title="Signing secret"
      lead="Use this secret to verify the signature of each delivery. It is shown only once: save it now."
      actions={
        <Button look="secondary" onClick={onDone}>
          Done
        </Button>
      }
    >
      <CopyField label="Signing secret" value={secret} />
    </Dialog>
  );
}
