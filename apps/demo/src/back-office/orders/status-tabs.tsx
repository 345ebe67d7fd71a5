import type { SalesSummary } from '@order-store/sdk';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { orderStatuses, statusNames } from '../../orders/order-status.ts';
import { queries } from '../../store/store.ts';
import { isFiltered, type OrdersSearch } from './order-search.ts';

/** Status filter with the number of orders of each status in the whole shop, unless the list has other filters. */
export function StatusTabs({ search }: { search: OrdersSearch }) {
  const { status: _, ...rest } = search;
  const { data } = useQuery(orderCountsQuery);
  const counts = isFiltered(search) ? undefined : data;
  return (
    <nav aria-label="Orders by status" className="mb-4 flex flex-wrap gap-2">
      <Tab search={rest}>All</Tab>
      {orderStatuses.map((status) => (
        <Tab key={status} search={{ ...rest, status }}>
          {statusNames[status]}
          {/* Reserves space until the count is loaded. */}
          <span className="min-w-4 text-sm tabular-nums">{counts?.[status].orders}</span>
        </Tab>
      ))}
    </nav>
  );
}

/** Order counts by status, all-time. */
const orderCountsQuery = {
  ...queries.reports.summary.queryOptions(),
  select: ({ byStatus }: SalesSummary) => byStatus,
};

function Tab({ search, children }: { search: OrdersSearch; children: ReactNode }) {
  return (
    <Link
      to="/back-office/orders"
      search={search}
      activeOptions={{ exact: true, includeSearch: true }}
      resetScroll={false}
      className="flex items-baseline gap-2 rounded-full border border-line px-4 py-1.5 font-medium text-ink-soft transition-colors hover:border-rim hover:text-rim aria-[current=page]:border-rim aria-[current=page]:bg-rim aria-[current=page]:text-on-rim"
    >
      {children}
    </Link>
  );
}
