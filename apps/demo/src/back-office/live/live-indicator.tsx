import type { LiveStatus } from '@order-store/sdk/react';

/** Shows whether the page receives live updates. */
export function LiveIndicator({ liveness }: { liveness: LiveStatus }) {
  return (
    <output className="flex items-center gap-2 text-sm font-medium text-ink-soft">
      <span aria-hidden className={`size-2.5 rounded-full ${dots[liveness]}`} />
      {labels[liveness]}
    </output>
  );
}

const dots: Readonly<Record<LiveStatus, string>> = {
  connecting: 'bg-line-strong',
  live: 'bg-good',
  closed: 'bg-bad',
};

const labels: Readonly<Record<LiveStatus, string>> = {
  connecting: 'Connecting…',
  live: 'Live',
  closed: 'Live updates lost. Reload the page.',
};
