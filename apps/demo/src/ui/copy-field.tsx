import { Check, Copy } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from './button.tsx';

/** A read-only field with a copy button. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const input = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState<string | null>(null);
  const isCopied = copied === value;
  const copy = async () => {
    input.current?.select();
    try {
      await navigator.clipboard.writeText(value);
      setCopied(value);
    } catch {
      // The clipboard needs HTTPS or permission. The text stays selected, so it can be copied manually.
    }
  };
  return (
    <div className="flex flex-wrap gap-2">
      <input
        ref={input}
        readOnly
        aria-label={label}
        value={value}
        onFocus={(event) => event.target.select()}
        className="min-h-11 min-w-0 flex-[1_1_16rem] rounded-md border border-line-strong bg-raised px-3.5 font-mono text-sm"
      />
      <Button className="min-w-28" onClick={() => void copy()}>
        {isCopied ? (
          <Check aria-hidden className="size-4" />
        ) : (
          <Copy aria-hidden className="size-4" />
        )}
        {isCopied ? 'Copied' : 'Copy'}
      </Button>
      <output className="sr-only">{isCopied ? `${label} copied` : ''}</output>
    </div>
  );
}
