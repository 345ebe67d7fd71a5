import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { orderListQuery } from '../../orders/order-queries.ts';
import { orderStatuses, statusNames } from '../../orders/order-status.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { LoadMore } from '../../ui/load-more.tsx';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { OrderTable } from './order-table.tsx';

const route = getRouteApi('/back-office/orders');

/** The orders of all customers. */
export function OrdersPage() {
  return (
    <Page title="Orders" width="wide">
      <StatusTabs />
      <Orders />
    </Page>
  );
}

function Orders() {
  const { status } = route.useSearch();
  const list = useInfiniteQuery(orderListQuery({ status }));
  if (list.isPending) return <Skeleton label="Loading orders" className="h-96" />;
  if (list.isError && !list.data) return <ErrorState error={list.error} onRetry={list.refetch} />;
  const orders = list.data.pages.flatMap(({ items }) => items);
  if (orders.length === 0) {
    return (
      <EmptyState title="No orders here" art="CUP-00-SAG">
        <p>Time for a cup of tea.</p>
      </EmptyState>
    );
  }
  return (
    <>
      <OrderTable orders={orders} />
      <LoadMore list={list} label="Show more orders" />
    </>
  );
}

const tab =
  'rounded-full border border-line px-4 py-1.5 font-medium text-ink-soft transition-colors hover:border-rim hover:text-rim aria-[current=page]:border-rim aria-[current=page]:bg-rim aria-[current=page]:text-on-rim';

function StatusTabs() {
  return (
    <nav aria-label="Orders by status" className="mb-6 flex flex-wrap gap-2">
      <Link
        to="/back-office/orders"
        search={{}}
        activeOptions={{ exact: true, includeSearch: true }}
        className={tab}
      >
        All
      </Link>
      {orderStatuses.map((status) => (
        <Link
          key={status}
          to="/back-office/orders"
          search={{ status }}
          activeOptions={{ exact: true, includeSearch: true }}
          className={tab}
        >
          {statusNames[status]}
        </Link>
      ))}
    </nav>
  );
}
