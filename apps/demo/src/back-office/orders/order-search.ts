import type { OrderStatus } from '@order-store/sdk';
import { orderStatuses } from '../../orders/order-status.ts';
import { readId } from '../layout/read-id.ts';

/** Which orders to show, as the address bar has it. */
export interface OrdersSearch {
  status?: OrderStatus;
  /** The id of who ordered. */
  customer?: string;
}

/** Reads an address; what is none of ours is left out. */
export function readOrdersSearch(search: Record<string, unknown>): OrdersSearch {
  const status = orderStatuses.find((known) => known === search['status']);
  const customer = readId(search['customer']);
  return {
    ...(status ? { status } : {}),
    ...(customer === undefined ? {} : { customer }),
  };
}

/** Where the file with these orders is. */
export function exportAddress({ status, customer }: OrdersSearch): string {
  const filter = new URLSearchParams();
  if (status !== undefined) filter.set('status', status);
  if (customer !== undefined) filter.set('userId', customer);
  return `/exports/orders.csv?${filter}`;
}

/** An order's number as the store writes it, also when the hyphens or its beginning were left out. */
export function readOrderNumber(typed: string): string {
  const letters = typed.toUpperCase().replaceAll(/[^0-9A-Z]/g, '');
  const [, first, second] = /^(?:ORD)?(.{5})(.{5})$/.exec(letters) ?? [];
  return first !== undefined && second !== undefined
    ? `ORD-${first}-${second}`
    : typed.trim().toUpperCase();
}
