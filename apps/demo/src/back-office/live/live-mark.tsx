import type { Liveness } from '@order-store/sdk/react';

/** Whether what is shown follows what happens. */
export function LiveMark({ liveness }: { liveness: Liveness }) {
  return (
    <output className="flex items-center gap-2 text-sm font-medium text-ink-soft">
      <span aria-hidden className={`size-2.5 rounded-full ${dots[liveness]}`} />
      {words[liveness]}
    </output>
  );
}

const dots: Readonly<Record<Liveness, string>> = {
  connecting: 'bg-line-strong',
  live: 'bg-good',
  cut: 'bg-bad',
};

const words: Readonly<Record<Liveness, string>> = {
  connecting: 'Connecting',
  live: 'Live',
  cut: 'Not live: reload the page',
};
