import type { OrderStatus } from '@order-store/sdk';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { orderStatuses } from '../../orders/order-status.ts';
import { StatusBadge } from '../../orders/status-badge.tsx';
import { Card } from '../../ui/card.tsx';
import { ShareBar } from '../../ui/chart/share-bar.tsx';
import { Money } from '../../ui/money.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { summaryQuery, type ReportScope } from './report-queries.ts';

/** Orders of the period by status: a table with bars. */
export function OrdersByStatus({ scope }: { scope: ReportScope }) {
  const { data, error } = useQuery(summaryQuery(scope));
  const byStatus = data?.now.byStatus;
  const most = byStatus ? Math.max(1, ...Object.values(byStatus).map(({ orders }) => orders)) : 1;
  return (
    <Card title="Orders by status">
      {error && !data && <Notice tone="bad" error={error} />}
      {!error && !byStatus && <Skeleton label="Loading orders by status" className="h-52" />}
      {byStatus && (
        <table className="w-full text-left tabular-nums">
          <thead className="sr-only">
            <tr>
              <th scope="col">Status</th>
              <th scope="col">Share</th>
              <th scope="col">Orders</th>
              <th scope="col">Total</th>
            </tr>
          </thead>
          <tbody>
            {orderStatuses.map((status) => (
              <tr key={status}>
                <th scope="row" className="py-1.5 pr-3 font-normal">
                  <Link
                    to="/back-office/orders"
                    search={{ status }}
                    className="rounded-full hover:opacity-80"
                  >
                    <StatusBadge order={{ status }} />
                  </Link>
                </th>
                <td className="w-full px-1">
                  <ShareBar share={byStatus[status].orders / most} tone={tones[status]} />
                </td>
                <td className="pl-3 text-right font-semibold">{byStatus[status].orders}</td>
                <td className="pl-4 text-right text-ink-soft">
                  <Money amount={byStatus[status].total} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}

const tones = {
  pending: 'warn',
  confirmed: 'rim',
  shipped: 'rim',
  delivered: 'good',
  cancelled: 'quiet',
} as const satisfies Record<OrderStatus, string>;
