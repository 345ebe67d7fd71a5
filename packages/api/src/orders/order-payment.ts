import { z } from 'zod';
import { MoneyView } from '../shared/money.ts';
import { grandTotalSql } from './grand-total.ts';
import type { OrderPaymentView } from './order-views.ts';

/** The payments of an order in output. */
export const OrderPayment: z.ZodType<OrderPaymentView> = z.object({
  status: z.enum(['none', 'authorized', 'partially_paid', 'paid', 'refund_due', 'refunded']),
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
 * A SQL expression: the payments of an order as JSON, for a row of `orders`. Money may be recorded as voided before it is
 * recorded as authorized, so that sum can be negative. An aggregate gives a row for orders without payments, too.
 */
export function orderPaymentSql(orders: string): string {
  const grandTotal = `CASE ${orders}.status WHEN 'cancelled' THEN 0.00 ELSE ${grandTotalSql(orders)} END`;
  return `(
    SELECT json_build_object(
      'status', CASE
        WHEN captured - refunded > owed THEN 'refund_due'
        WHEN captured > 0 AND captured = refunded THEN 'refunded'
        WHEN captured > refunded AND captured - refunded = owed THEN 'paid'
        WHEN captured > refunded THEN 'partially_paid'
        WHEN authorized > 0 THEN 'authorized'
        ELSE 'none' END,
      'authorized', greatest(authorized, 0.00)::text, 'captured', captured::text, 'refunded', refunded::text,
      'amountDue', greatest(owed - captured + refunded, 0.00)::text)
    FROM (
      SELECT COALESCE(max(owed), ${grandTotal}) AS owed, COALESCE(max(authorized), 0.00) AS authorized,
             COALESCE(max(captured), 0.00) AS captured, COALESCE(max(refunded), 0.00) AS refunded
      FROM order_payments WHERE order_id = ${orders}.id
    ) sums)`;
}
