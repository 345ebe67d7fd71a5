import type { LiveStatus } from '@order-store/sdk/react';

/** Whether what is shown follows what happens. */
export function LiveMark({ liveness }: { liveness: LiveStatus }) {
  return (
    <output className="flex items-center gap-2 text-sm font-medium text-ink-soft">
      <span aria-hidden className={`size-2.5 rounded-full ${dots[liveness]}`} />
      {words[liveness]}
    </output>
  );
}

const dots: Readonly<Record<LiveStatus, string>> = {
  connecting: 'bg-line-strong',
  live: 'bg-good',
  closed: 'bg-bad',
};

const words: Readonly<Record<LiveStatus, string>> = {
  connecting: 'Connecting',
  live: 'Live',
  closed: 'Not live: reload the page',
};
