import type { OrderSummary } from '@order-store/sdk';
import { Link } from '@tanstack/react-router';
import { StatusBadge } from '../../orders/status-badge.tsx';
import { Moment } from '../../ui/moment.tsx';
import { Money } from '../../ui/money.tsx';
import { CustomerName } from './customer-name.tsx';
import { NextStep } from './next-step.tsx';

/** Orders of all customers, each with the step that comes next. */
export function OrderTable({ orders }: { orders: readonly OrderSummary[] }) {
  return (
    <section
      aria-label="Orders"
      className="relative overflow-x-auto rounded-lg border border-line bg-raised"
    >
      <table className="w-full min-w-3xl text-left">
        <thead className="bg-sunk text-sm text-ink-soft">
          <tr>
            <th className="px-5 py-3 font-medium">Order</th>
            <th className="px-3 py-3 font-medium">Customer</th>
            <th className="px-3 py-3 font-medium">Placed</th>
            <th className="px-3 py-3 font-medium">Status</th>
            <th className="px-3 py-3 text-right font-medium">Total</th>
            <th className="px-5 py-3">
              <span className="sr-only">Next step</span>
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {orders.map((order) => (
            <tr key={order.id}>
              <td className="px-5 py-3">
                <Link
                  to="/orders/$orderNumber"
                  params={{ orderNumber: order.orderNumber }}
                  className="font-semibold whitespace-nowrap text-rim underline-offset-4 hover:underline"
                >
                  {order.orderNumber}
                </Link>
              </td>
              <td className="px-3 py-3 whitespace-nowrap">
                <CustomerName id={order.userId} />
              </td>
              <td className="px-3 py-3 whitespace-nowrap text-ink-soft">
                <Moment at={order.createdAt} />
              </td>
              <td className="px-3 py-3">
                <StatusBadge status={order.status} />
              </td>
              <td className="px-3 py-3 text-right">
                <Money amount={order.totalAmount} className="font-semibold" />
              </td>
              <td className="px-5 py-2 text-right">
                <NextStep order={order} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
