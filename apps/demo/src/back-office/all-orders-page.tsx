import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { meQuery } from '../account/account-queries.ts';
import { orderListQuery } from '../orders/order-queries.ts';
import { orderStatuses, statusNames } from '../orders/order-status.ts';
import { buttonStyle } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { LoadMore } from '../ui/load-more.tsx';
import { Page } from '../ui/page.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { OrderTable } from './order-table.tsx';

const route = getRouteApi('/back-office/orders');

export function AllOrdersPage() {
  const me = useQuery(meQuery);
  if (me.data?.role === 'customer') return <StaffOnly />;
  return (
    <Page title="All orders" width="wide">
      <StatusTabs />
      {me.isError && <ErrorState error={me.error} onRetry={me.refetch} />}
      {me.isPending && <Skeleton label="Loading orders" className="h-96" />}
      {me.data && <Orders />}
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

function StaffOnly() {
  return (
    <Page title="Back office">
      <EmptyState title="This is for staff" art="APR-00-INK">
        <p>You are signed in as a customer.</p>
        <Link to="/" className={buttonStyle()}>
          To the shop
        </Link>
      </EmptyState>
    </Page>
  );
}
