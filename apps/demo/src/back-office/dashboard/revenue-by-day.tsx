import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { BarChart } from '../../ui/chart/bar-chart.tsx';
import { FiguresTable } from '../../ui/chart/figures-table.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Money } from '../../ui/money.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import type { ComparedRange } from './period.ts';
import { salesByDayQuery, type ReportScope } from './report-queries.ts';

/** Revenue per day, compared with the previous period. */
export function RevenueByDay({ scope }: { scope: ReportScope }) {
  const { data: days, error, refetch } = useQuery(salesByDayQuery(scope));
  return (
    <Card title="Revenue by day" aside={<Legend range={scope.range} />}>
      {error && !days && <ErrorState error={error} onRetry={refetch} />}
      {!error && !days && <Skeleton label="Loading sales" className="h-72" />}
      {days && <Chart days={days} />}
    </Card>
  );
}

interface Day {
  readonly day: string;
  readonly orders: number;
  readonly revenue: string;
  readonly before: { readonly day: string; readonly revenue: string } | undefined;
}

function Chart({ days }: { days: readonly Day[] }) {
  const [highlighted, setHighlighted] = useState<number | null>(null);
  const best = days.reduce<Day | undefined>(
    (most, day) => (Number(day.revenue) > Number(most?.revenue ?? 0) ? day : most),
    undefined,
  );
  return (
    <>
      <p aria-hidden className="mb-3 min-h-6 text-ink-soft">
        <Caption
          day={highlighted === null ? best : days[highlighted]}
          isBest={highlighted === null}
        />
      </p>
      <BarChart
        bars={days.map(({ day, revenue, before }) => ({
          key: day,
          label: shortDay.format(new Date(day)),
          value: Number(revenue),
          before: before && Number(before.revenue),
        }))}
        formatTick={(value) => wholePounds.format(value)}
        pointed={highlighted}
        onPoint={setHighlighted}
      />
      <FiguresTable
        label="Show revenue by day as a table"
        headers={['Day', 'Orders', 'Revenue', 'Previous period']}
        rows={days.toReversed().map(({ day, orders, revenue, before }) => ({
          key: day,
          cells: [
            <time key="day" dateTime={day}>
              {fullDay.format(new Date(day))}
            </time>,
            orders,
            <Money key="revenue" amount={revenue} />,
            before ? <Money key="before" amount={before.revenue} /> : '',
          ],
        }))}
      />
    </>
  );
}

/** Describes the highlighted day, or the best one. */
function Caption({ day, isBest }: { day: Day | undefined; isBest: boolean }) {
  if (!day) return <>No sales in this period.</>;
  const { revenue, orders, before } = day;
  return (
    <>
      {isBest && 'Best day: '}
      {fullDay.format(new Date(day.day))}{' '}
      <Money amount={revenue} className="font-semibold text-ink" /> from {orders}{' '}
      {orders === 1 ? 'order' : 'orders'}
      {!isBest && before && (
        <span className="max-sm:hidden">
          , {shortDay.format(new Date(before.day))} <Money amount={before.revenue} />
        </span>
      )}
    </>
  );
}

function Legend({ range: { days, previousName } }: { range: ComparedRange }) {
  return (
    <p aria-hidden className="flex flex-wrap gap-x-5 text-sm text-ink-soft">
      <span className="flex items-center gap-2">
        <span className="size-3 rounded-sm bg-rim" />
        {days === 1 ? 'Selected day' : `Selected ${days} days`}
      </span>
      <span className="flex items-center gap-2">
        <span className="w-5 border-t-2 border-dashed border-warn" />
        {previousName.charAt(0).toUpperCase() + previousName.slice(1)}
      </span>
    </p>
  );
}

// Dates without time: parsed and formatted in UTC.
const shortDay = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
});
const fullDay = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});
const wholePounds = new Intl.NumberFormat('en-GB', {
  style: 'currency',
  currency: 'GBP',
  notation: 'compact',
  minimumFractionDigits: 0,
  maximumFractionDigits: 1,
});
