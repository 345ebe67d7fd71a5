import type { NewApiKey } from '@order-store/sdk';
import { useEffect, useRef } from 'react';
import { Button } from '../ui/button.tsx';
import { CopyField } from '../ui/copy-field.tsx';

interface CreatedApiKeyProps {
  apiKey: NewApiKey;
  onDone: () => void;
}

/** Shows the secret of a new API key, once. */
export function CreatedApiKey({ apiKey, onDone }: CreatedApiKeyProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section aria-labelledby="new-key" className="rounded-lg bg-good-soft p-5 sm:p-6">
      <h2 id="new-key" ref={heading} tabIndex={-1} className="text-xl wrap-anywhere text-good">
        API key “{apiKey.name}” created
      </h2>
      <p className="mt-1 mb-4">
        Copy your key now and store it securely. You won’t be able to see it again.
      </p>
      <CopyField label="API key" value={apiKey.key} />
      <Button look="secondary" size="small" className="mt-4" onClick={onDone}>
        Done
      </Button>
    </section>
  );
}
