import type { Liveness } from '@order-store/sdk/react';

/** Shows whether the page receives live updates. */
export function LiveIndicator({ liveness }: { liveness: Liveness }) {
  return (
    <output className="flex items-center gap-2 text-sm font-medium text-ink-soft">
      <span aria-hidden className={`size-2.5 rounded-full ${dots[liveness]}`} />
      {labels[liveness]}
    </output>
  );
}

const dots: Readonly<Record<Liveness, string>> = {
  connecting: 'bg-line-strong',
  live: 'bg-good',
  cut: 'bg-bad',
};

const labels: Readonly<Record<Liveness, string>> = {
  connecting: 'Connecting…',
  live: 'Live',
  cut: 'Live updates lost. Reload the page.',
};
