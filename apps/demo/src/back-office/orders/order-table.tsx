import type { OrderSummary } from '@order-store/sdk';
import { Link } from '@tanstack/react-router';
import { StatusBadge } from '../../orders/status-badge.tsx';
import type { Column } from '../../ui/data-table/column.ts';
import { DataTable } from '../../ui/data-table/data-table.tsx';
import type { Selection } from '../../ui/data-table/use-selection.ts';
import { DateTime } from '../../ui/date-time.tsx';
import { Money } from '../../ui/money.tsx';
import { CustomerName } from '../customers/customer-name.tsx';
import { NextStatusButton } from './next-status-button.tsx';

interface OrderTableProps {
  orders: readonly OrderSummary[];
  selection?: Selection;
  /** Hides the customer column. */
  withoutCustomer?: boolean;
}

/** Table of orders, each with its next status action. */
export function OrderTable({ orders, withoutCustomer = false, ...selection }: OrderTableProps) {
  return (
    <DataTable
      label="Orders"
      columns={withoutCustomer ? columns.filter((column) => column !== customer) : columns}
      rows={orders}
      keyOf={({ id }) => id}
      nameOf={({ orderNumber }) => orderNumber}
      {...selection}
    />
  );
}

const customer: Column<OrderSummary> = {
  header: 'Customer',
  cell: ({ userId }) => <CustomerName id={userId} />,
};

const columns: readonly Column<OrderSummary>[] = [
  {
    header: 'Order',
    opensRow: true,
    narrow: 'title',
    className: 'whitespace-nowrap',
    cell: ({ orderNumber }) => (
      <Link
        to="/back-office/orders/$orderNumber"
        params={{ orderNumber }}
        className="font-semibold text-rim tabular-nums underline-offset-4 hover:underline"
      >
        {orderNumber}
      </Link>
    ),
  },
  customer,
  { header: 'Placed', cell: ({ createdAt }) => <DateTime at={createdAt} /> },
  { header: 'Status', narrow: 'aside', cell: (order) => <StatusBadge order={order} /> },
  {
    header: 'Total',
    align: 'end',
    cell: ({ grandTotal }) => <Money amount={grandTotal} className="font-semibold" />,
  },
  {
    header: 'Action',
    headerHidden: true,
    align: 'end',
    narrow: 'foot',
    className: 'w-28',
    cell: (order) => <NextStatusButton order={order} />,
  },
];
