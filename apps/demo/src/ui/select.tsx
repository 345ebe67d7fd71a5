import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';

interface SelectProps extends Omit<ComponentProps<'select'>, 'className'> {
  label: string;
}

/** A styled native select. */
export function Select({ label, ...select }: SelectProps) {
  return (
    <div className="relative min-w-0 flex-[1_1_9rem] sm:flex-none">
      <select
        {...select}
        aria-label={label}
        className="h-12 w-full appearance-none rounded-full border border-line-strong bg-raised pr-11 pl-5 font-medium"
      />
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-3.5 right-4 size-5 text-ink-soft"
      />
    </div>
  );
}
