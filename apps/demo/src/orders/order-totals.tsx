import type { Order } from '@order-store/sdk';
import { Money } from '../ui/money.tsx';
import { deduction } from './order-amounts.ts';

/** The charges and the total of an order, and the net total if units were cancelled or returned. */
export function OrderTotals({ order }: { order: Order }) {
  const isReduced = order.netTotal !== order.grandTotal;
  return (
    <dl className="mt-5 grid gap-2">
      {order.charges.length > 0 && <Amount name="Items" amount={order.totalAmount} />}
      {order.charges.map(({ kind, label, amount }, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- charges have no id and never change
        <Amount key={`${kind} ${index}`} name={label} amount={amount} />
      ))}
      {isReduced && <Amount name="Ordered" amount={order.grandTotal} />}
      {isReduced && <Amount name="Cancelled and returned" amount={deduction(order)} />}
      <div className="flex items-baseline justify-between gap-4">
        <dt className="font-display text-xl font-semibold">{isReduced ? 'Net total' : 'Total'}</dt>
        <dd className="text-2xl font-semibold">
          <Money amount={order.netTotal} />
        </dd>
      </div>
    </dl>
  );
}

function Amount({ name, amount }: { name: string; amount: string }) {
  return (
    <div className="flex items-baseline justify-between gap-4">
      <dt className="min-w-0 wrap-anywhere text-ink-soft">{name}</dt>
      <dd>
        <Money amount={amount} />
      </dd>
    </div>
  );
}
