import { TrendingDown, TrendingUp } from 'lucide-react';

interface ChangeSinceProps {
  now: number;
  before: number;
  /** Of how many days either is. */
  days: number;
  /** More is worse, as with cancelled orders. */
  lessIsBetter?: boolean;
}

/** By how much a figure moved since the days before. */
export function ChangeSince({ now, before, days, lessIsBetter = false }: ChangeSinceProps) {
  const since = days === 1 ? 'the day before' : `the ${days} days before`;
  if (before === 0) return <p className="text-sm text-ink-soft">None in {since}</p>;
  const change = (now - before) / before;
  const Icon = change < 0 ? TrendingDown : TrendingUp;
  const isBetter = change < 0 === lessIsBetter;
  return (
    <p className="text-sm text-ink-soft">
      <span
        className={`mr-1 font-semibold whitespace-nowrap tabular-nums ${isBetter ? 'text-good' : 'text-bad'} ${change === 0 ? 'text-ink-soft' : ''}`}
      >
        {change !== 0 && <Icon aria-hidden className="mr-1 inline size-4 align-[-0.15em]" />}
        {percent.format(change)}
      </span>
      on {since}
    </p>
  );
}

const percent = new Intl.NumberFormat('en-GB', {
  style: 'percent',
  signDisplay: 'exceptZero',
  maximumFractionDigits: 0,
});
