import type { SalesSummary } from '@order-store/sdk';
import { useQueries, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { orderStatuses, statusNames } from '../../orders/order-status.ts';
import { queries } from '../../store/store.ts';
import { isFiltered, toOrderFilter, type OrdersSearch } from './order-search.ts';

/** Status filter with the number of orders of each status that match the other filters. */
export function StatusTabs({ search }: { search: OrdersSearch }) {
  const { status: _, ...rest } = search;
  const counts = useCounts(rest);
  return (
    <nav aria-label="Orders by status" className="mb-4 flex flex-wrap gap-2">
      <Tab search={rest}>All</Tab>
      {orderStatuses.map((status, index) => (
        <Tab key={status} search={{ ...rest, status }}>
          {statusNames[status]}
          {/* Reserves space until the count is loaded. */}
          <span className="min-w-4 text-sm tabular-nums">{counts[index]}</span>
        </Tab>
      ))}
    </nav>
  );
}

/** The number of orders of each status. Without filters it comes from the sales report, which need not count them. */
function useCounts(filter: OrdersSearch): readonly (number | undefined)[] {
  const filtered = isFiltered(filter);
  const { data } = useQuery({ ...orderCountsQuery, enabled: !filtered });
  const counted = useQueries({
    queries: filtered ? orderStatuses.map((status) => countQuery({ ...filter, status })) : [],
  });
  return orderStatuses.map((status, index) =>
    filtered ? counted[index]?.data : data?.[status].orders,
  );
}

function countQuery(search: OrdersSearch) {
  return {
    ...queries.orders.listByPage.queryOptions({ ...toOrderFilter(search), pageSize: 1 }),
    select: ({ total }: { readonly total: number }) => total,
  };
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
