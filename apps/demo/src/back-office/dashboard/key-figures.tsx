import type { SalesSummary } from '@order-store/sdk';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorState } from '../../ui/error-state.tsx';
import { Money } from '../../ui/money.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ChangeSince } from './change-since.tsx';
import { summaryQuery, type Scope } from './report-queries.ts';

/** The four figures one looks at first. */
export function KeyFigures({ scope }: { scope: Scope }) {
  const { data, error, refetch } = useQuery(summaryQuery(scope));
  if (error && !data) return <ErrorState error={error} onRetry={refetch} />;
  if (!data) return <Skeleton label="Loading the figures" className="h-34" />;
  const { now, before } = data;
  const { days } = scope.span;
  return (
    <dl className="grid grid-cols-2 gap-3 sm:gap-6 xl:grid-cols-4">
      <Figure
        name="Revenue"
        value={<Money amount={now.revenue} />}
        change={
          <ChangeSince now={Number(now.revenue)} before={Number(before.revenue)} days={days} />
        }
      />
      <Figure
        name="Orders"
        value={count.format(now.orders)}
        change={<ChangeSince now={now.orders} before={before.orders} days={days} />}
      />
      <Figure
        name="Average order"
        value={<Money amount={now.average} />}
        change={
          <ChangeSince now={Number(now.average)} before={Number(before.average)} days={days} />
        }
      />
      <Figure
        name="Cancelled"
        value={share.format(cancelledShare(now))}
        change={
          <ChangeSince
            now={cancelledShare(now)}
            before={cancelledShare(before)}
            days={days}
            lessIsBetter
          />
        }
      />
    </dl>
  );
}

interface FigureProps {
  name: string;
  value: ReactNode;
  change: ReactNode;
}

function Figure({ name, value, change }: FigureProps) {
  return (
    <div className="rounded-lg border border-line bg-raised p-4 sm:p-5">
      <dt className="font-medium text-ink-soft">{name}</dt>
      <dd>
        <p className="mt-1 mb-1.5 font-display text-2xl font-semibold tabular-nums sm:text-3xl">
          {value}
        </p>
        {change}
      </dd>
    </div>
  );
}

function cancelledShare({ orders, byStatus }: SalesSummary): number {
  const cancelled = byStatus.cancelled.orders;
  return cancelled === 0 ? 0 : cancelled / (orders + cancelled);
}

const count = new Intl.NumberFormat('en-GB');
const share = new Intl.NumberFormat('en-GB', { style: 'percent', maximumFractionDigits: 1 });
