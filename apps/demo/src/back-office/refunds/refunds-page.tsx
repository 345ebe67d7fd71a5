import type { RefundDue } from '@order-store/sdk';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { StatusBadge } from '../../orders/status-badge.tsx';
import { queries } from '../../store/store.ts';
import type { Column } from '../../ui/data-table/column.ts';
import { DataTable } from '../../ui/data-table/data-table.tsx';
import { DateTime } from '../../ui/date-time.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { LoadMore } from '../../ui/load-more.tsx';
import { Money } from '../../ui/money.tsx';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { CustomerName } from '../customers/customer-name.tsx';
import { useOrderUpdates } from '../live/use-order-updates.ts';

/** Orders that hold more money than their customers owe. */
export function RefundsPage() {
  return (
    <Page title="Refunds due" width="wide">
      <p className="-mt-3 mb-6 text-ink-soft">
        Orders whose paid units were cancelled or returned, and orders that were paid after they
        expired. The payment service refunds them; an order stays here until its refund has
        succeeded.
      </p>
      <Refunds />
    </Page>
  );
}

function Refunds() {
  useOrderUpdates();
  const list = useInfiniteQuery(
    queries.payments.listRefundsDue.infiniteQueryOptions({ limit: 50 }),
  );
  if (list.isPending) return <Skeleton label="Loading refunds" className="h-96" />;
  if (list.isError && !list.data) return <ErrorState error={list.error} onRetry={list.refetch} />;
  const refunds = list.data.pages.flatMap(({ items }) => items);
  if (refunds.length === 0) {
    return (
      <EmptyState title="No refunds due" art="CLK-00-BLU">
        <p>Every payment belongs to an order, or has been refunded.</p>
      </EmptyState>
    );
  }
  return (
    <>
      <DataTable
        label="Refunds due"
        columns={columns}
        rows={refunds}
        keyOf={({ orderId }) => orderId}
      />
      <LoadMore list={list} label="Load more refunds" />
    </>
  );
}

const columns: readonly Column<RefundDue>[] = [
  {
    header: 'Order',
    opensRow: true,
    narrow: 'title',
    cell: ({ order: { orderNumber } }) => (
      <Link
        to="/back-office/orders/$orderNumber"
        params={{ orderNumber }}
        className="font-semibold text-rim underline-offset-4 hover:underline"
      >
        {orderNumber}
      </Link>
    ),
  },
  { header: 'Customer', cell: ({ order }) => <CustomerName id={order.userId} /> },
  { header: 'Status', cell: ({ order }) => <StatusBadge order={order} /> },
  { header: 'Last changed', cell: ({ order }) => <DateTime at={order.updatedAt} /> },
  {
    header: 'Amount due',
    align: 'end',
    narrow: 'aside',
    cell: ({ amount }) => <Money amount={amount} className="font-semibold tabular-nums" />,
  },
];
