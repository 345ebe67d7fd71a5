import type { CustomerFigures } from '@order-store/sdk';
import { Link } from '@tanstack/react-router';
import { DateTime } from '../../ui/date-time.tsx';
import { Money } from '../../ui/money.tsx';

/** The number of orders, such as `3`, or `1,000+` of a customer with more than are counted. */
export function OrderCount({ orders, hasMoreOrders }: CustomerFigures) {
  return (
    <span className="tabular-nums">
      {orders.toLocaleString('en-GB')}
      {hasMoreOrders && '+'}
    </span>
  );
}

/** What a customer has spent, at least, if not all orders are counted. */
export function Spent({ spent, hasMoreOrders }: CustomerFigures) {
  return (
    <span className="whitespace-nowrap">
      <Money amount={spent} />
      {hasMoreOrders && '+'}
    </span>
  );
}

/** When the last order was placed, linked to it. */
export function LastOrder({ lastOrder }: CustomerFigures) {
  if (lastOrder === null) return '–';
  return (
    <Link
      to="/back-office/orders/$orderNumber"
      params={{ orderNumber: lastOrder.orderNumber }}
      className="text-rim underline-offset-4 hover:underline"
    >
      <span className="sr-only">Last order {lastOrder.orderNumber}, </span>
      <DateTime at={lastOrder.createdAt} dateOnly />
    </Link>
  );
}
