import type { OrderStatus, OrderSummary } from '@order-store/sdk';
import type { OrderFilter } from '../../orders/order-queries.ts';
import { orderStatuses } from '../../orders/order-status.ts';
import { parseFilter } from '../../products/product-filter.ts';
import { parseDate } from '../dashboard/period.ts';
import { instantsOf } from '../layout/day-range.ts';
import { parseId } from '../layout/parse-id.ts';
import { fulfilments, paymentStatuses } from './filter-names.ts';

/** The filter of the order list, kept in the URL. */
export interface OrdersSearch {
  status?: OrderStatus | undefined;
  /** A customer's id. */
  customer?: string | undefined;
  /** The beginning of an order number, or a part of the customer's name or email. */
  q?: string | undefined;
  /** A product's id. */
  product?: string | undefined;
  /** The first day, such as `2026-11-23`, in the time zone of the browser. */
  from?: string | undefined;
  /** The last day. */
  to?: string | undefined;
  /** The minimum total in pounds. */
  min?: string | undefined;
  /** The maximum total in pounds. */
  max?: string | undefined;
  payment?: OrderSummary['payment']['status'] | undefined;
  fulfilment?: OrderSummary['fulfilment'] | undefined;
}

/**
 * Parses the search parameters. Invalid ones become undefined rather than absent, because the router keeps the URL's value
 * for absent keys.
 */
export function parseOrdersSearch(search: Record<string, unknown>): OrdersSearch {
  const { q, min, max } = parseFilter(search);
  return {
    status: orderStatuses.find((known) => known === search['status']),
    customer: parseId(search['customer']),
    q: q?.slice(0, 100),
    product: parseId(search['product']),
    from: parseDate(search['from']),
    to: parseDate(search['to']),
    min,
    max,
    payment: paymentStatuses.find((known) => known === search['payment']),
    fulfilment: fulfilments.find((known) => known === search['fulfilment']),
  };
}

/** Whether a filter other than the status is set. */
export function isFiltered({ status: _status, ...others }: OrdersSearch): boolean {
  return Object.values(others).some((value) => value !== undefined);
}

/** Converts the filter to the input of `orders.list`. */
export function toOrderFilter(search: OrdersSearch): OrderFilter {
  const { status, customer, q, product, from, to, min, max, payment, fulfilment } = search;
  return {
    status,
    userId: customer,
    search: q,
    productId: product,
    ...instantsOf({ from, to }),
    minTotal: min,
    maxTotal: max,
    paymentStatus: payment,
    fulfilment,
  };
}

/** The URL of the CSV export with this filter. */
export function exportUrl(search: OrdersSearch): string {
  const filter = new URLSearchParams();
  for (const [name, value] of Object.entries(toOrderFilter(search)))
    if (value !== undefined) filter.set(name, value);
  return `/exports/orders.csv?${filter}`;
}
