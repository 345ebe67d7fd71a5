import { useLiveOrders } from '@order-store/sdk/react';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { store } from '../../store/store.ts';
import { Page } from '../../ui/page.tsx';
import { LiveMark } from '../live/live-mark.tsx';
import { useThrottled } from '../live/use-throttled.ts';
import { KeyFigures } from './key-figures.tsx';
import { LowStock } from './low-stock.tsx';
import { OrdersByStatus } from './orders-by-status.tsx';
import { PeriodChoice } from './period-choice.tsx';
import { spanOf } from './period.ts';
import { reportsKey } from './report-queries.ts';
import { RevenueByDay } from './revenue-by-day.tsx';
import { browserTimeZone } from './time-zone.ts';
import { TopProducts } from './top-products.tsx';
import { useToday } from './use-today.ts';

const route = getRouteApi('/back-office/');

/** While orders come, the figures are read anew this often. */
const intervalMs = 2000;

/** How the shop does: figures of some days beside those before, as they are now. */
export function DashboardPage() {
  const search = route.useSearch();
  const timeZone = browserTimeZone();
  const today = useToday(timeZone);
  const span = spanOf(search, today);
  const scope = { span, timeZone, isRunning: span.to === today };

  const queryClient = useQueryClient();
  const readAnew = useThrottled(
    () => void queryClient.invalidateQueries({ queryKey: reportsKey }),
    intervalMs,
  );
  const liveness = useLiveOrders(store, { onUpdate: readAnew });

  return (
    <Page title="Dashboard" width="wide" aside={<LiveMark liveness={liveness} />}>
      <PeriodChoice span={span} today={today} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        <KeyFigures scope={scope} />
        <RevenueByDay scope={scope} />
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 xl:grid-cols-2">
          <TopProducts scope={scope} />
          <div className="grid gap-6">
            <OrdersByStatus scope={scope} />
            <LowStock />
          </div>
        </div>
      </div>
    </Page>
  );
}
