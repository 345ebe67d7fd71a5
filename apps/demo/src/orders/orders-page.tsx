import type { OrderSummary } from '@order-store/sdk';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import { meQuery } from '../account/account-queries.ts';
import { buttonStyle } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { LoadMore } from '../ui/load-more.tsx';
import { DateTime } from '../ui/date-time.tsx';
import { Money } from '../ui/money.tsx';
import { Page } from '../ui/page.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { LiveOrders } from './live-orders.tsx';
import { orderListQuery } from './order-queries.ts';
import { StatusBadge } from './status-badge.tsx';
import { StatusFilter } from './status-filter.tsx';

const route = getRouteApi('/orders');

export function OrdersPage() {
  const { status } = route.useSearch();
  // For staff the API lists all orders, so filter by user.
  const me = useQuery(meQuery);
  const list = useInfiniteQuery({
    ...orderListQuery({ status, ...(me.data?.role === 'staff' ? { userId: me.data.id } : {}) }),
    enabled: me.data !== undefined,
  });
  const orders = list.data?.pages.flatMap(({ items }) => items);
  const loadError = me.error ?? (orders ? null : list.error);

  return (
    <Page title="Your orders">
      {me.data && <LiveOrders listUserId={me.data.id} />}
      <StatusFilter />
      {loadError && (
        <ErrorState error={loadError} onRetry={() => Promise.all([me.refetch(), list.refetch()])} />
      )}
      {!loadError && !orders && <OrdersSkeleton />}
      {orders?.length === 0 && <NoOrders filtered={status !== undefined} />}
      {orders && orders.length > 0 && (
        <>
          <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-raised">
            {orders.map((order) => (
              <li key={order.id}>
                <OrderRow order={order} />
              </li>
            ))}
          </ul>
          <LoadMore list={list} label="Show more orders" />
        </>
      )}
    </Page>
  );
}

function OrderRow({ order }: { order: OrderSummary }) {
  return (
    <Link
      to="/orders/$orderNumber"
      params={{ orderNumber: order.orderNumber }}
      className="grid grid-cols-[1fr_auto] items-center gap-x-4 gap-y-1 px-5 py-4 -outline-offset-3 transition-colors hover:bg-sunk sm:grid-cols-[1fr_8rem_6rem_1.25rem]"
    >
      <span>
        <span className="block font-semibold tracking-wide tabular-nums">{order.orderNumber}</span>
        <span className="block text-sm text-ink-soft">
          <DateTime at={order.createdAt} /> ·{' '}
          <span className="whitespace-nowrap">
            {order.itemCount} {order.itemCount === 1 ? 'product' : 'products'}
          </span>
        </span>
      </span>
      <span className="justify-self-end sm:justify-self-start">
        <StatusBadge order={order} />
      </span>
      <Money amount={order.grandTotal} className="font-semibold sm:text-right" />
      <ChevronRight aria-hidden className="hidden size-5 text-ink-soft sm:block" />
    </Link>
  );
}

function NoOrders({ filtered }: { filtered: boolean }) {
  if (filtered) {
    return (
      <EmptyState title="No orders with this status" art="BOK-00-BLU">
        <Link to="/orders" className={buttonStyle({ look: 'secondary' })}>
          Show all orders
        </Link>
      </EmptyState>
    );
  }
  return (
    <EmptyState title="No orders yet" art="BOK-00-BLU">
      <p>Your orders will appear here.</p>
      <Link to="/" className={buttonStyle()}>
        Browse products
      </Link>
    </EmptyState>
  );
}

function OrdersSkeleton() {
  return (
    <div className="grid gap-3">
      <Skeleton label="Loading your orders" className="h-20" />
      <Skeleton className="h-20" />
      <Skeleton className="h-20" />
    </div>
  );
}
