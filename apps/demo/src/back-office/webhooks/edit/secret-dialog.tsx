import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { notify } from '../../../ui/notify.ts';

interface SecretDialogProps {
  secret: string;
  onDone: () => void;
}

/** What a webhook's messages are signed with, shown this once. */
export function SecretDialog({ secret, onDone }: SecretDialogProps) {
  const [copied, setCopied] = useState(false);
  const copy = () => {
    navigator.clipboard.writeText(secret).then(
      () => setCopied(true),
      () => notify.error('The browser does not let the page copy: mark the text and copy it.'),
    );
  };
  return (
    <Dialog
      open
      onClose={onDone}
      title="Its secret"
      lead="The receiver checks the signature of each message with it. It is shown this once: put it away now."
      actions={
        <>
          <Button look="secondary" onClick={copy}>
            {copied ? (
              <Check aria-hidden className="size-4" />
            ) : (
              <Copy aria-hidden className="size-4" />
            )}
            {copied ? 'Copied' : 'Copy'}
          </Button>
          <Button onClick={onDone}>I have it</Button>
        </>
      }
    >
      <code
        aria-label="Secret"
        className="block rounded-md bg-sunk px-4 py-3 font-mono text-sm break-all select-all"
      >
        {secret}
      </code>
    </Dialog>
  );
}
