import type { OrderStatus } from '@order-store/sdk';
import { orderStatuses } from '../../orders/order-status.ts';
import { parseId } from '../layout/parse-id.ts';

/** The filter of the order list, kept in the URL. */
export interface OrdersSearch {
  status?: OrderStatus;
  /** A customer's id. */
  customer?: string;
}

/** Parses the search parameters; ignores invalid ones. */
export function parseOrdersSearch(search: Record<string, unknown>): OrdersSearch {
  const status = orderStatuses.find((known) => known === search['status']);
  const customer = parseId(search['customer']);
  return {
    ...(status ? { status } : {}),
    ...(customer === undefined ? {} : { customer }),
  };
}

/** The URL of the CSV export with this filter. */
export function exportUrl({ status, customer }: OrdersSearch): string {
  const filter = new URLSearchParams();
  if (status !== undefined) filter.set('status', status);
  if (customer !== undefined) filter.set('userId', customer);
  return `/exports/orders.csv?${filter}`;
}
