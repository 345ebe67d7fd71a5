import { itemsOf } from '@order-store/sdk/react';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { orderListQuery } from '../../orders/order-queries.ts';
import { Button } from '../../ui/button.tsx';
import { useSelection } from '../../ui/data-table/use-selection.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { LoadMore } from '../../ui/load-more.tsx';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { reportsKey } from '../dashboard/report-queries.ts';
import { LiveIndicator } from '../live/live-indicator.tsx';
import { useOrderUpdates } from '../live/use-order-updates.ts';
import { useThrottled } from '../live/use-throttled.ts';
import { BulkActionBar } from './bulk-action-bar.tsx';
import { useNewOrders } from './new-orders.ts';
import { isFiltered, toOrderFilter, type OrdersSearch } from './order-search.ts';
import { ClearFilters, OrderFilters } from './order-filters.tsx';
import { OrderTable } from './order-table.tsx';
import { OrderToolbar } from './order-toolbar.tsx';
import { StatusTabs } from './status-tabs.tsx';
import { useBulkAction } from './use-bulk-action.ts';

const route = getRouteApi('/back-office/orders');

/** Orders of all customers, updated live. */
export function OrdersPage() {
  const search = route.useSearch();
  const queryClient = useQueryClient();
  const list = useOrderList(search);
  const newOrders = useNewOrders(search, list.orders);
  const refreshCounts = useThrottled(
    () => void queryClient.invalidateQueries({ queryKey: reportsKey }),
    1000,
  );
  const liveness = useOrderUpdates({
    onUpdate(update) {
      newOrders.onUpdate(update);
      refreshCounts();
    },
  });
  const showNewOrders = async () => {
    await list.refetch();
    newOrders.reset();
    window.scrollTo({ top: 0 });
  };

  return (
    <Page title="Orders" width="wide" aside={<LiveIndicator liveness={liveness} />}>
      <StatusTabs search={search} />
      <OrderToolbar search={search} />
      <OrderFilters search={search} />
      <NewOrdersButton count={newOrders.count} busy={list.isRefetching} onShow={showNewOrders} />
      <Orders search={search} list={list} />
    </Page>
  );
}

/** Not refetched on focus: live updates keep the rows current, and a refetch would move them. */
function useOrderList(search: OrdersSearch) {
  const list = useInfiniteQuery({
    ...orderListQuery(toOrderFilter(search)),
    refetchOnWindowFocus: false,
  });
  return { ...list, orders: itemsOf(list.data) };
}

interface OrdersProps {
  search: OrdersSearch;
  list: ReturnType<typeof useOrderList>;
}

function Orders({ search, list }: OrdersProps) {
  const selection = useSelection(JSON.stringify(search));
  const { run, start, stop, close } = useBulkAction();
  if (list.isPending) return <Skeleton label="Loading orders" className="h-96" />;
  if (list.isError && !list.data) return <ErrorState error={list.error} onRetry={list.refetch} />;
  if (list.orders.length === 0) {
    return (
      <EmptyState title="No orders found" art="CUP-00-SAG">
        <p>Try removing a filter.</p>
        {isFiltered(search) && <ClearFilters />}
      </EmptyState>
    );
  }
  return (
    <>
      <OrderTable orders={list.orders} selection={selection} />
      <BulkActionBar
        orders={list.orders.filter(({ id }) => selection.keys.has(id))}
        run={run}
        onStart={(action, orders) => void start(action, orders)}
        onStop={stop}
        onClose={() => {
          close();
          selection.set([]);
        }}
        onClear={() => selection.set([])}
      />
      <LoadMore list={list} label="Load more orders" />
    </>
  );
}

interface NewOrdersButtonProps {
  count: number;
  busy: boolean;
  onShow: () => Promise<void>;
}

/** Takes no layout space, so that it never moves the list. */
function NewOrdersButton({ count, busy, onShow }: NewOrdersButtonProps) {
  return (
    <output className="pointer-events-none sticky block top-32 z-20 -mb-11 h-11 text-center">
      {count > 0 && (
        <Button
          busy={busy}
          onClick={() => void onShow()}
          className="pointer-events-auto rounded-full shadow-xl"
        >
          {count === 1 ? 'Show 1 new order' : `Show ${count} new orders`}
        </Button>
      )}
    </output>
  );
}
