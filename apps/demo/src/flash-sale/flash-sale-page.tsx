import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect } from 'react';
import { ordersKey } from '../orders/order-queries.ts';
import { productsKey } from '../products/product-queries.ts';
import { Notice, RequestId } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { toSaleSettings, type SaleSearch } from './sale-settings.ts';
import { useSale } from './use-sale.ts';
import { BatchSizes } from './view/batch-sizes.tsx';
import { ClientStats } from './view/client-stats.tsx';
import { SaleCharts } from './view/sale-charts.tsx';
import { SaleForm } from './view/sale-form.tsx';
import { SaleMetrics } from './view/sale-metrics.tsx';
import { SaleStatus } from './view/sale-status.tsx';
import { SaleTable } from './view/sale-table.tsx';
import { SaleVerification } from './view/sale-verification.tsx';

const route = getRouteApi('/flash-sale-staff/flash-sale');

/** Simulates a flash sale with hundreds of buyers and verifies its result. */
export function FlashSalePage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const sale = useSale();
  const { phase, progress, failure } = sale;
  useInvalidateLists(
    phase === 'finished' || phase === 'failed',
    sale.cancellation.state === 'done',
  );

  const start = (settings: SaleSearch) => {
    void navigate({ search: settings, replace: true, resetScroll: false });
    sale.start(toSaleSettings(settings));
  };
  return (
    <Page title="Flash sale" width="wide">
      <p className="mb-6 max-w-2xl text-ink-soft">
        Simulate a rush of buyers on a limited product. Each buyer has an account and places real
        orders on this server. When the sale ends, its orders and stock are verified.
      </p>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
        <SaleForm
          search={search}
          isActive={phase === 'preparing' || phase === 'running' || phase === 'verifying'}
          isStopping={sale.isStopping}
          onStart={start}
          onStop={sale.stop}
        />
        <SaleStatus sale={sale} />
        {failure && (
          <Notice tone="bad">
            <p>{failure.message}</p>
            {failure.requestId !== null && <RequestId id={failure.requestId} />}
          </Notice>
        )}
        <SaleMetrics progress={progress} />
        <section
          aria-label="Timeline"
          className="rounded-lg border border-line bg-raised p-4 sm:p-6"
        >
          <SaleCharts progress={progress} />
          <SaleTable progress={progress} />
        </section>
        <SaleVerification sale={sale} onCancelOrders={sale.cancelOrders} />
        <div className="grid items-start gap-5 lg:grid-cols-2">
          <BatchSizes progress={progress} />
          <ClientStats counts={progress?.counts ?? null} />
        </div>
      </div>
    </Page>
  );
}

/** Invalidates cached orders and products after a sale and after its orders were cancelled. */
function useInvalidateLists(isOver: boolean, isCancelled: boolean): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    if (!isOver && !isCancelled) return;
    for (const queryKey of [ordersKey, productsKey])
      void queryClient.invalidateQueries({ queryKey });
  }, [queryClient, isOver, isCancelled]);
}
