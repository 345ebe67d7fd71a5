import type { Order } from '@order-store/sdk';
import { amountPaid, refundDue } from '../../orders/order-amounts.ts';
import { PaymentList } from '../../payments/payment-list.tsx';
import { Card } from '../../ui/card.tsx';
import { DateTime } from '../../ui/date-time.tsx';
import { Money } from '../../ui/money.tsx';
import { paymentNames } from './filter-names.ts';

/** What an order costs after cancellations and returns, what is paid, and what either side owes. */
export function PaymentCard({ order }: { order: Order }) {
  const due = refundDue(order);
  return (
    <Card
      title="Payment"
      aside={<span className="text-ink-soft">{paymentNames[order.payment.status]}</span>}
    >
      {order.status === 'pending' && order.expiresAt !== null && (
        <p className="text-ink-soft">
          Expires <DateTime at={order.expiresAt} />
        </p>
      )}
      <dl className="my-3 grid gap-1">
        <Amount name="Net total" amount={order.netTotal} />
        <Amount name="Paid" amount={amountPaid(order)} />
        {order.payment.amountDue !== '0.00' && (
          <Amount name="Amount due" amount={order.payment.amountDue} />
        )}
        {due !== '0.00' && <Amount name="Refund due" amount={due} className="text-warn" />}
      </dl>
      <PaymentList order={order} />
    </Card>
  );
}

function Amount({
  name,
  amount,
  className = '',
}: {
  name: string;
  amount: string;
  className?: string;
}) {
  return (
    <div className={`flex justify-between gap-4 ${className}`}>
      <dt>{name}</dt>
      <dd className="font-semibold">
        <Money amount={amount} />
      </dd>
    </div>
  );
}
