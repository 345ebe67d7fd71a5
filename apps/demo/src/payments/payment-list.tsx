import type { Order, Payment } from '@order-store/sdk';
import { useQuery } from '@tanstack/react-query';
import { DateTime } from '../ui/date-time.tsx';
import { Money } from '../ui/money.tsx';
import { Notice } from '../ui/notice.tsx';
import { orderPaymentsQuery } from './payment-queries.ts';

/** The payments and refunds of an order, newest first. Live updates of the order refresh them. */
export function PaymentList({ order }: { order: Order }) {
  const { data, error } = useQuery(orderPaymentsQuery(order.id));
  if (error && !data) return <Notice tone="bad" error={error} />;
  if (!data || data.items.length === 0) return null;
  return (
    <ul aria-label="Payments" className="divide-y divide-line">
      {data.items.map(({ id, kind, amount, createdAt }) => (
        <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-4 py-2">
          <span className="font-medium">{kindNames[kind]}</span>
          <span className="text-sm text-ink-soft">
            <DateTime at={createdAt} />
          </span>
          <Money amount={amount} className="ml-auto font-semibold tabular-nums" />
        </li>
      ))}
    </ul>
  );
}

/** Whether the shop owes the customer money. */
export function isRefundDue({ payment }: Pick<Order, 'payment'>): boolean {
  return payment.status === 'refund_due';
}

export const kindNames: Readonly<Record<Payment['kind'], string>> = {
  authorized: 'Authorized',
  captured: 'Paid',
  voided: 'Authorization released',
  refunded: 'Refunded',
  failed: 'Payment declined',
};
