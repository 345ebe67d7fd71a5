import type { SalesSummary } from '@order-store/sdk';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorState } from '../../ui/error-state.tsx';
import { Money } from '../../ui/money.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Trend } from './trend.tsx';
import { summaryQuery, type ReportScope } from './report-queries.ts';

/** Revenue, orders, average order value and cancellation rate. */
export function KeyMetrics({ scope }: { scope: ReportScope }) {
  const { data, error, refetch } = useQuery(summaryQuery(scope));
  if (error && !data) return <ErrorState error={error} onRetry={refetch} />;
  if (!data) return <Skeleton label="Loading metrics" className="h-34" />;
  const { now, before } = data;
  const { previousName } = scope.range;
  return (
    <dl className="grid grid-cols-2 gap-3 sm:gap-6 xl:grid-cols-4">
      <Metric
        name="Revenue"
        value={<Money amount={now.revenue} />}
        note={
          now.grossRevenue !== now.revenue && (
            <>
              <Money amount={now.grossRevenue} /> with charges, including <Money amount={now.tax} />{' '}
              VAT; <Money amount={before.grossRevenue} /> in the {previousName}
            </>
          )
        }
        trend={
          <Trend
            now={Number(now.revenue)}
            before={Number(before.revenue)}
            beforeShown={<Money amount={before.revenue} />}
            previousName={previousName}
          />
        }
      />
      <Metric
        name="Orders"
        value={count.format(now.orders)}
        trend={
          <Trend
            now={now.orders}
            before={before.orders}
            beforeShown={count.format(before.orders)}
            previousName={previousName}
          />
        }
      />
      <Metric
        name="Average order value"
        value={<Money amount={now.average} />}
        trend={
          <Trend
            now={Number(now.average)}
            before={Number(before.average)}
            beforeShown={<Money amount={before.average} />}
            previousName={previousName}
          />
        }
      />
      <Metric
        name="Cancellation rate"
        value={share.format(cancellationRate(now))}
        trend={
          <Trend
            now={cancellationRate(now)}
            before={cancellationRate(before)}
            beforeShown={share.format(cancellationRate(before))}
            previousName={previousName}
            lessIsBetter
          />
        }
      />
    </dl>
  );
}

interface MetricProps {
  name: string;
  value: ReactNode;
  note?: ReactNode;
  trend: ReactNode;
}

function Metric({ name, value, note, trend }: MetricProps) {
  return (
    <div className="rounded-lg border border-line bg-raised p-4 sm:p-5">
      <dt className="font-medium text-ink-soft">{name}</dt>
      <dd>
        <p className="mt-1 mb-1.5 font-display text-2xl font-semibold tabular-nums sm:text-3xl">
          {value}
        </p>
        {note && <p className="text-sm text-ink-soft">{note}</p>}
        {trend}
      </dd>
    </div>
  );
}

function cancellationRate({ orders, byStatus }: SalesSummary): number {
  const cancelled = byStatus.cancelled.orders;
  return cancelled === 0 ? 0 : cancelled / (orders + cancelled);
}

const count = new Intl.NumberFormat('en-GB');
const share = new Intl.NumberFormat('en-GB', { style: 'percent', maximumFractionDigits: 1 });
