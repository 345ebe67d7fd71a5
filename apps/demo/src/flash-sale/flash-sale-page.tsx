import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect } from 'react';
import { ordersKey } from '../orders/order-queries.ts';
import { productsKey } from '../products/product-queries.ts';
import { Notice, RequestId } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { settingsOf, type SaleSearch } from './sale-settings.ts';
import { useSale } from './use-sale.ts';
import { GroupSizes } from './view/group-sizes.tsx';
import { SaleCharts } from './view/sale-charts.tsx';
import { SaleEndings } from './view/sale-endings.tsx';
import { SaleFigures } from './view/sale-figures.tsx';
import { SaleForm } from './view/sale-form.tsx';
import { SaleProof } from './view/sale-proof.tsx';
import { SaleStatus } from './view/sale-status.tsx';
import { SaleTable } from './view/sale-table.tsx';

const route = getRouteApi('/flash-sale-for-staff/flash-sale');

/** Hundreds of simulated buyers run for a scarce product, and the proof of what was sold. */
export function FlashSalePage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const sale = useSale();
  const { phase, progress, failure } = sale;
  useFreshLists(phase === 'over' || phase === 'failed', sale.takingBack.state === 'done');

  const hold = (chosen: SaleSearch) => {
    void navigate({ search: chosen, replace: true, resetScroll: false });
    sale.hold(settingsOf(chosen));
  };
  return (
    <Page title="Flash sale" width="wide">
      <p className="mb-6 max-w-2xl text-ink-soft">
        Simulated buyers run for a scarce product, all at once, against this very server. Each has
        an account of their own, the orders are real, and in the end the store’s own rows tell
        whether it sold what was there.
      </p>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
        <SaleForm
          search={search}
          isOn={phase === 'gathering' || phase === 'open' || phase === 'proving'}
          isStopping={sale.isStopping}
          onHold={hold}
          onStop={sale.stop}
        />
        <SaleStatus sale={sale} />
        {failure && (
          <Notice tone="bad">
            <p>{failure.message}</p>
            {failure.requestId !== null && <RequestId id={failure.requestId} />}
          </Notice>
        )}
        <SaleFigures progress={progress} />
        <section
          aria-label="The sale over time"
          className="rounded-lg border border-line bg-raised p-4 sm:p-6"
        >
          <SaleCharts progress={progress} />
          <SaleTable progress={progress} />
        </section>
        <SaleProof sale={sale} onTakeBack={sale.takeBack} />
        <div className="grid items-start gap-5 lg:grid-cols-2">
          <GroupSizes progress={progress} />
          <SaleEndings counts={progress?.counts ?? null} />
        </div>
      </div>
    </Page>
  );
}

/** What other views know of orders and stock is old after a sale, and after it was taken back. */
function useFreshLists(isOver: boolean, isTakenBack: boolean): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    if (!isOver && !isTakenBack) return;
    for (const queryKey of [ordersKey, productsKey])
      void queryClient.invalidateQueries({ queryKey });
  }, [queryClient, isOver, isTakenBack]);
}
