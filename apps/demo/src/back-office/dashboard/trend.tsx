import { TrendingDown, TrendingUp } from 'lucide-react';
import type { ReactNode } from 'react';

interface TrendProps {
  now: number;
  before: number;
  /** `before` as shown. */
  beforeShown: ReactNode;
  /** Such as `previous 30 days`. */
  previousName: string;
  /** For figures such as the cancellation rate. */
  lessIsBetter?: boolean;
}

/** The relative change of a figure against the previous period. */
export function Trend({
  now,
  before,
  beforeShown,
  previousName,
  lessIsBetter = false,
}: TrendProps) {
  if (before === 0) return <p className="text-sm text-ink-soft">None in the {previousName}</p>;
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
      vs. <span className="whitespace-nowrap tabular-nums">{beforeShown}</span> in the{' '}
      {previousName}
    </p>
  );
}

const percent = new Intl.NumberFormat('en-GB', {
  style: 'percent',
  signDisplay: 'exceptZero',
  maximumFractionDigits: 0,
});
