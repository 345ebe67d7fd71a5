import { itemsOf, useLiveOrders } from '@order-store/sdk/react';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { orderListQuery } from '../../orders/order-queries.ts';
import { store } from '../../store/store.ts';
import { Button } from '../../ui/button.tsx';
import { useSelection } from '../../ui/data-table/use-selection.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { LoadMore } from '../../ui/load-more.tsx';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { reportsKey } from '../dashboard/report-queries.ts';
import { LiveMark } from '../live/live-mark.tsx';
import { useThrottled } from '../live/use-throttled.ts';
import { BulkBar } from './bulk-bar.tsx';
import { useNewcomers } from './newcomers.ts';
import type { OrdersSearch } from './order-search.ts';
import { OrderTable } from './order-table.tsx';
import { OrderToolbar } from './order-toolbar.tsx';
import { StatusTabs } from './status-tabs.tsx';
import { useBulkStep } from './use-bulk-step.ts';

const route = getRouteApi('/back-office/orders');

/** The orders of all customers, as they come and go. */
export function OrdersPage() {
  const search = route.useSearch();
  const queryClient = useQueryClient();
  const list = useOrderList(search);
  const newcomers = useNewcomers(search, list.orders);
  const recount = useThrottled(
    () => void queryClient.invalidateQueries({ queryKey: reportsKey }),
    1000,
  );
  const liveness = useLiveOrders(store, {
    onUpdate(update) {
      newcomers.told(update);
      recount();
    },
  });
  const showNewcomers = async () => {
    await list.refetch();
    newcomers.forget();
    window.scrollTo({ top: 0 });
  };

  return (
    <Page title="Orders" width="wide" aside={<LiveMark liveness={liveness} />}>
      <StatusTabs search={search} />
      <OrderToolbar search={search} />
      <Newcomers count={newcomers.count} busy={list.isRefetching} onShow={showNewcomers} />
      <Orders search={search} list={list} />
    </Page>
  );
}

/** Live updates keep it as it is now; read anew it would jump. */
function useOrderList({ status, customer }: OrdersSearch) {
  const list = useInfiniteQuery({
    ...orderListQuery({ status, userId: customer }),
    refetchOnWindowFocus: false,
  });
  return { ...list, orders: itemsOf(list.data) };
}

interface OrdersProps {
  search: OrdersSearch;
  list: ReturnType<typeof useOrderList>;
}

function Orders({ search, list }: OrdersProps) {
  const selection = useSelection(`${search.status} ${search.customer}`);
  const { run, start, stop, close } = useBulkStep();
  if (list.isPending) return <Skeleton label="Loading orders" className="h-96" />;
  if (list.isError && !list.data) return <ErrorState error={list.error} onRetry={list.refetch} />;
  if (list.orders.length === 0) {
    return (
      <EmptyState title="No orders here" art="CUP-00-SAG">
        <p>Time for a cup of tea.</p>
      </EmptyState>
    );
  }
  return (
    <>
      <OrderTable orders={list.orders} selection={selection} />
      <BulkBar
        orders={list.orders.filter(({ id }) => selection.keys.has(id))}
        run={run}
        onStart={start}
        onStop={stop}
        onClose={() => {
          close();
          selection.set([]);
        }}
        onClear={() => selection.set([])}
      />
      <LoadMore list={list} label="Show more orders" />
    </>
  );
}

interface NewcomersProps {
  count: number;
  busy: boolean;
  onShow: () => Promise<void>;
}

/** Takes no room of its own: what comes must not move what is there. */
function Newcomers({ count, busy, onShow }: NewcomersProps) {
  return (
    <output className="pointer-events-none sticky block top-32 z-20 -mb-11 h-11 text-center">
      {count > 0 && (
        <Button
          busy={busy}
          onClick={() => void onShow()}
          className="pointer-events-auto rounded-full shadow-xl"
        >
          {count === 1 ? '1 new order' : `${count} new orders`}, show
        </Button>
      )}
    </output>
  );
}
