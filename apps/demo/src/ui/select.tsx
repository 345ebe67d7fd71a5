import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';

interface SelectProps extends Omit<ComponentProps<'select'>, 'className'> {
  label: string;
  /** `fixed` does not depend on the options, which may load later. */
  width?: 'fixed';
}

/** A styled native select. */
export function Select({ label, width, ...select }: SelectProps) {
  return (
    <div
      className={`relative min-w-0 sm:flex-none ${width === 'fixed' ? 'flex-[1_1_10.5rem] sm:w-48' : 'flex-[1_1_9rem]'}`}
    >
      <select
        {...select}
        aria-label={label}
        className="h-12 w-full appearance-none rounded-full border border-line-strong bg-raised pr-10 pl-4.5 font-medium text-ellipsis"
      />
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-3.5 right-4 size-5 text-ink-soft"
      />
    </div>
  );
}
