import { DomainError } from '../shared/domain-error.ts';
import { formatMoney, type Cents } from '../shared/money.ts';
import type { OrderLimit } from './order-limit.ts';

/** Limits for a customer's own orders; null means unlimited. Staff are exempt. */
export interface OrderLimits {
  readonly linesPerOrder: number | null;
  readonly unitsPerLine: number | null;
  readonly unitsPerOrder: number | null;
  /** Orders that are pending or confirmed. */
  readonly openOrders: number | null;
  readonly openOrdersTotal: Cents | null;
  /** Orders that a customer cancels within 24 hours, or lets expire. */
  readonly cancellationsPerDay: number | null;
  /** Lines of an order that are cancelled in part, each time. */
  readonly cancelledLinesPerOrder: number | null;
  /** How long an order may hold its stock. */
  readonly holdSeconds: number | null;
}

export const noOrderLimits: OrderLimits = {
  linesPerOrder: null,
  unitsPerLine: null,
  unitsPerOrder: null,
  openOrders: null,
  openOrdersTotal: null,
  cancellationsPerDay: null,
  cancelledLinesPerOrder: null,
  holdSeconds: null,
};

/** A customer's open orders. */
export interface OpenOrders {
  readonly orders: number;
  readonly total: Cents;
}

/** The first limit that the lines of an order exceed. */
export function checkLines(
  lines: readonly { readonly quantity: number }[],
  { linesPerOrder, unitsPerLine, unitsPerOrder }: OrderLimits,
): DomainError | undefined {
  const most = Math.max(...lines.map(({ quantity }) => quantity));
  const units = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  if (linesPerOrder !== null && lines.length > linesPerOrder)
    return limitExceeded('linesPerOrder', linesPerOrder, lines.length);
  if (unitsPerLine !== null && most > unitsPerLine)
    return limitExceeded('unitsPerLine', unitsPerLine, most);
  if (unitsPerOrder !== null && units > unitsPerOrder)
    return limitExceeded('unitsPerOrder', unitsPerOrder, units);
  return undefined;
}

/** The first limit that the open orders exceed. */
export function checkOpenOrders(
  { orders, total }: OpenOrders,
  { openOrders, openOrdersTotal }: OrderLimits,
): DomainError | undefined {
  if (openOrders !== null && orders > openOrders)
    return limitExceeded('openOrders', openOrders, orders);
  if (openOrdersTotal !== null && total > openOrdersTotal)
    return limitExceeded('openOrdersTotal', formatMoney(openOrdersTotal), formatMoney(total));
  return undefined;
}

/** The limit that one more order that may expire exceeds. */
export function checkExpired(
  expired: number,
  { cancellationsPerDay: allowed }: OrderLimits,
): DomainError | undefined {
  if (allowed === null || expired < allowed) return undefined;
  return limitExceeded('cancellationsPerDay', allowed, expired + 1);
}

/** When an order expires, given what the customer chose and the shop's default. */
export function checkHold(
  chosen: number | undefined,
  usual: number | null,
  { holdSeconds: allowed }: OrderLimits,
): number | null {
  if (allowed === null) return chosen ?? usual;
  if (chosen !== undefined && chosen > allowed) throw limitExceeded('holdSeconds', allowed, chosen);
  return chosen ?? Math.min(usual ?? allowed, allowed);
}

export function limitExceeded(
  limit: OrderLimit,
  allowed: number | string,
  requested: number | string,
): DomainError {
  const message = `${messages[limit]} ${allowed} are allowed, ${requested} were requested`;
  return new DomainError('ORDER_LIMIT_EXCEEDED', message, { limit, allowed, requested });
}

const messages: Readonly<Record<OrderLimit, string>> = {
  linesPerOrder: 'Too many products in one order:',
  unitsPerLine: 'Too many units of one product in an order:',
  unitsPerOrder: 'Too many units in one order:',
  openOrders: 'Too many open orders of one customer:',
  openOrdersTotal: 'The total of a customer’s open orders is too high:',
  cancellationsPerDay: 'Too many cancelled or expired orders within 24 hours:',
  cancelledLinesPerOrder: 'Too many cancelled lines of one order:',
  holdSeconds: 'An order would hold its stock for too many seconds:',
};
