import { Button } from '../../../ui/button.tsx';
import { CopyField } from '../../../ui/copy-field.tsx';
import { Dialog } from '../../../ui/dialog.tsx';

interface SecretDialogProps {
  secret: string;
  onDone: () => void;
}

/** What a webhook's messages are signed with, shown this once. */
export function SecretDialog({ secret, onDone }: SecretDialogProps) {
  return (
    <Dialog
      open
      onClose={onDone}
      title="Its secret"
      lead="The receiver checks the signature of each message with it. It is shown this once: put it away now."
      actions={
        <Button look="secondary" onClick={onDone}>
          I have it
        </Button>
      }
    >
      <CopyField label="Secret" value={secret} />
    </Dialog>
  );
}
