import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Page } from '../../ui/page.tsx';
import { LiveIndicator } from '../live/live-indicator.tsx';
import { useOrderUpdates } from '../live/use-order-updates.ts';
import { useThrottled } from '../live/use-throttled.ts';
import { KeyMetrics } from './key-metrics.tsx';
import { LowStock } from './low-stock.tsx';
import { OrdersByStatus } from './orders-by-status.tsx';
import { PeriodPicker } from './period-picker.tsx';
import { toDateRange } from './period.ts';
import { reportsKey, type ReportScope } from './report-queries.ts';
import { RevenueByDay } from './revenue-by-day.tsx';
import { useTimeZone } from './use-time-zone.ts';
import { TopProducts } from './top-products.tsx';
import { useToday } from './use-today.ts';

const route = getRouteApi('/back-office/');

/** The minimum time between two refreshes while orders arrive. */
const refreshIntervalMs = 2000;

/** Sales figures of a period compared with the previous one, updated live. */
export function DashboardPage() {
  const search = route.useSearch();
  const timeZone = useTimeZone();
  const today = useToday(timeZone);
  const range = toDateRange(search, today);
  const scope: ReportScope = {
    range,
    timeZone,
    includesToday: range.to === today,
    excludeMetadata: search.realOnly ? { simulated: true } : {},
  };

  const queryClient = useQueryClient();
  const refresh = useThrottled(
    () => void queryClient.invalidateQueries({ queryKey: reportsKey }),
    refreshIntervalMs,
  );
  const liveness = useOrderUpdates({ onUpdate: refresh });

  return (
    <Page title="Dashboard" width="wide" aside={<LiveIndicator liveness={liveness} />}>
      <PeriodPicker search={search} range={range} today={today} />
      {timeZone === 'UTC' && <p className="mb-6 text-ink-soft">Days are in UTC.</p>}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        <KeyMetrics scope={scope} />
        <RevenueByDay scope={scope} />
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 xl:grid-cols-2">
          <TopProducts scope={scope} />
          <div className="grid grid-cols-1 gap-6">
            <OrdersByStatus scope={scope} />
            <LowStock />
          </div>
        </div>
      </div>
    </Page>
  );
}
