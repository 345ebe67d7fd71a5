import { query, type Transaction } from '@order-store/db';
import { z } from 'zod';
import type { Services } from '../platform/services.ts';
import { formatMoney, MoneyView, parseMoney, type Cents } from '../shared/money.ts';
import { netTotalSql } from './order-units-sql.ts';
import type { OrderPaymentView } from './order-views.ts';

export const paymentStatuses = [
  'none',
  'authorized',
  'partially_paid',
  'paid',
  'refund_due',
  'refunded',
] as const satisfies readonly OrderPaymentView['status'][];

/** The payments of an order in output. */
export const OrderPayment: z.ZodType<OrderPaymentView> = z.object({
  status: z.enum(paymentStatuses),
  authorized: MoneyView,
  captured: MoneyView,
  refunded: MoneyView,
  amountDue: MoneyView,
});

/** The payments of a new order. */
export function nothingPaid(grandTotal: string): OrderPaymentView {
  const [authorized, captured, refunded] = ['0.00', '0.00', '0.00'];
  return { status: 'none', authorized, captured, refunded, amountDue: grandTotal };
}

/**
 * Updates what is owed for a locked order after its units changed, and returns whether its payments reach that; false
 * without payments.
 */
export async function updateOwed(
  transaction: Transaction,
  orderId: string,
  confirmedBy: Services['paymentConfirms'],
): Promise<{ confirms: boolean }> {
  const [sums] = await query<StoredPaymentSums>(transaction, updateOwedSql, [orderId]);
  return { confirms: sums !== undefined && isPaid(parsePaymentSums(sums), confirmedBy) };
}

/** What the customer owes for an order, and the sums of its payments. */
export interface PaymentSums {
  readonly owed: Cents;
  readonly authorized: Cents;
  readonly captured: Cents;
  readonly refunded: Cents;
}

/** As the database has them. */
export type StoredPaymentSums = { readonly [K in keyof PaymentSums]: string };

export function parsePaymentSums(stored: StoredPaymentSums): PaymentSums {
  const { owed, authorized, captured, refunded } = stored;
  return {
    owed: parseMoney(owed),
    authorized: parseMoney(authorized),
    captured: parseMoney(captured),
    refunded: parseMoney(refunded),
  };
}

export function formatPaymentSums(sums: PaymentSums): StoredPaymentSums {
  const { owed, authorized, captured, refunded } = sums;
  return {
    owed: formatMoney(owed),
    authorized: formatMoney(authorized),
    captured: formatMoney(captured),
    refunded: formatMoney(refunded),
  };
}

/**
 * Whether payments confirm a pending order. Captures may be of authorized money or of other money, so the larger sum is
 * certain, and their sum is not.
 */
export function isPaid(
  { owed, authorized, captured, refunded }: PaymentSums,
  confirmedBy: Services['paymentConfirms'],
): boolean {
  if (confirmedBy === 'off') return false;
  const paid = confirmedBy === 'authorized' && authorized > captured ? authorized : captured;
  return paid > 0n && paid - refunded >= owed;
}

const updateOwedSql = `
UPDATE order_payments SET owed = net.total
FROM (SELECT id, ${netTotalSql('orders')} AS total FROM orders WHERE id = $1) net
WHERE order_id = net.id RETURNING owed, authorized, captured, refunded`;

/**
 * A SQL expression: the status of the payments, for a row of `order_payments`. An order without a row has `none`. Migration
 * 062 indexes this expression.
 */
export const paymentStatusSql = `CASE
        WHEN captured - refunded > owed THEN 'refund_due'
        WHEN captured > 0 AND captured = refunded THEN 'refunded'
        WHEN captured > refunded AND captured - refunded = owed THEN 'paid'
        WHEN captured > refunded THEN 'partially_paid'
        WHEN authorized > 0 THEN 'authorized'
        ELSE 'none' END`;

/**
 * A SQL expression: the payments of an order as JSON, for a row of `orders`. Money may be recorded as voided before it is
 * recorded as authorized, so that sum can be negative. An aggregate gives a row for orders without payments, too.
 */
export function orderPaymentSql(orders: string): string {
  return `(
    SELECT json_build_object(
      'status', ${paymentStatusSql},
      'authorized', greatest(authorized, 0.00)::text, 'captured', captured::text, 'refunded', refunded::text,
      'amountDue', greatest(owed - captured + refunded, 0.00)::text)
    FROM (
      SELECT COALESCE(max(owed), ${netTotalSql(orders)}) AS owed, COALESCE(max(authorized), 0.00) AS authorized,
             COALESCE(max(captured), 0.00) AS captured, COALESCE(max(refunded), 0.00) AS refunded
      FROM order_payments WHERE order_id = ${orders}.id
    ) sums)`;
}
