import type { OrderItem } from '@order-store/sdk';
import type { ReactNode } from 'react';
import { describeUnits } from '../../orders/item-units.ts';
import { OrderTotals } from '../../orders/order-totals.tsx';
import { amountPaid, refundDue } from '../../orders/order-amounts.ts';
import { kindNames } from '../../payments/payment-list.tsx';
import { DateTime } from '../../ui/date-time.tsx';
import { Money } from '../../ui/money.tsx';
import { ItemTable, type ItemColumn } from './item-table.tsx';
import type { PrintedOrder } from './printed-orders.ts';
import { Sheet } from './sheet.tsx';

/** What was ordered, charged, cancelled, returned and paid. */
export function Invoice({ printed }: { printed: PrintedOrder }) {
  const { order } = printed;
  return (
    <Sheet title="Invoice" printed={printed}>
      {order.status === 'cancelled' && (
        <p className="mb-4 font-semibold">This order was cancelled.</p>
      )}
      <ItemTable
        lines={order.items.map((item) => ({ item }))}
        columns={columns}
        noteOf={({ item }) => describeUnits({ ...item, shippedQuantity: 0 })}
      />
      {/* Not a page with the amount due alone. */}
      <div className="ml-auto max-w-sm break-inside-avoid">
        <OrderTotals order={order} />
        <Payments printed={printed} />
      </div>
    </Sheet>
  );
}

const columns: readonly ItemColumn<{ readonly item: OrderItem }>[] = [
  { header: 'Quantity', cell: ({ item }) => item.quantity },
  { header: 'Price', cell: ({ item }) => <Money amount={item.unitPrice} /> },
  { header: 'Amount', cell: ({ item }) => <Money amount={item.subtotal} /> },
];

function Payments({ printed: { order, payments } }: { printed: PrintedOrder }) {
  const made = payments.filter(({ kind }) => kind === 'captured' || kind === 'refunded');
  const due = refundDue(order);
  return (
    <dl className="mt-8 grid gap-1">
      {made.map(({ id, kind, amount, createdAt }) => (
        <Row
          key={id}
          name={
            <>
              {kindNames[kind]} <DateTime at={createdAt} dateOnly />
            </>
          }
          amount={amount}
        />
      ))}
      {made.length > 0 && <Row name="Paid in total" amount={amountPaid(order)} />}
      {order.payment.amountDue !== '0.00' && (
        <Row name="Amount due" amount={order.payment.amountDue} />
      )}
      {due !== '0.00' && <Row name="Refund due" amount={due} />}
    </dl>
  );
}

function Row({ name, amount }: { name: ReactNode; amount: string }) {
  return (
    <div className="flex break-inside-avoid justify-between gap-4">
      <dt>{name}</dt>
      <dd>
        <Money amount={amount} />
      </dd>
    </div>
  );
}
