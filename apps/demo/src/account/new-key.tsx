import type { NewApiKey } from '@order-store/sdk';
import { useEffect, useRef } from 'react';
import { Button } from '../ui/button.tsx';
import { CopyField } from '../ui/copy-field.tsx';

interface NewKeyProps {
  made: NewApiKey;
  onDone: () => void;
}

/** A key that was just made, for the one time that it is shown. */
export function NewKey({ made, onDone }: NewKeyProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section aria-labelledby="new-key" className="rounded-lg bg-good-soft p-5 sm:p-6">
      <h2 id="new-key" ref={heading} tabIndex={-1} className="text-xl break-words text-good">
        Your key “{made.name}” is made
      </h2>
      <p className="mt-1 mb-4">Copy it now and keep it like a password: it is never shown again.</p>
      <CopyField label="API key" value={made.key} />
      <Button look="secondary" size="small" className="mt-4" onClick={onDone}>
        I have it
      </Button>
    </section>
  );
}
