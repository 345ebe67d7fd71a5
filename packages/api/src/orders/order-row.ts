import { Order, orderStatuses } from '@order-store/db';
import { z } from 'zod';
import { JsonObjectView } from '../shared/json-object.ts';
import { defineRow, type FieldsOf } from '../shared/row.ts';
import { grandTotalSql } from './grand-total.ts';
import { OrderPayment, orderPaymentSql } from './order-payment.ts';
import { fulfilmentSql, netTotalSql } from './order-units-sql.ts';
import type { OrderSummaryView } from './order-views.ts';

/** The fields of an order as callers see them. */
export type OrderFields = Omit<OrderSummaryView, 'itemCount'>;

export const chargeKinds = ['shipping', 'tax', 'discount', 'fee'] as const;

const ChargeView = z.object({ kind: z.enum(chargeKinds), label: z.string(), amount: z.string() });

/**
 * The definition of an order. Reading, listing, events, webhooks and the export take their fields from it. A field that
 * is not a column of `orders` has its expression in `sql`; one that the customer sets in `orders.place` has its schema
 * in `input`. `csv` is the field's column in the export; null leaves it out.
 */
export const orderRow = defineRow(Order, {
  id: { type: 'bigint', schema: z.string(), csv: null },
  orderNumber: { type: 'text', schema: z.string(), csv: 'order_number' },
  userId: { type: 'bigint', schema: z.string(), csv: 'customer_id' },
  status: { type: 'text', schema: z.enum(orderStatuses), csv: 'status' },
  totalAmount: { type: 'numeric', schema: z.string(), csv: 'total' },
  createdAt: { type: 'timestamp', schema: z.string(), csv: 'created_at' },
  updatedAt: { type: 'timestamp', schema: z.string(), csv: 'updated_at' },
  version: { type: 'int', schema: z.number(), csv: null },
  metadata: {
    type: 'json',
    schema: JsonObjectView,
    csv: 'metadata',
    sql: (orders) =>
      `COALESCE((SELECT metadata FROM order_metadata WHERE order_id = ${orders}.id), '{}')`,
  },
  charges: {
    type: 'json',
    schema: z.array(ChargeView),
    csv: 'charges',
    sql: (orders) => `COALESCE((
      SELECT json_agg(json_build_object('kind', kind, 'label', label, 'amount', amount::text) ORDER BY position)
      FROM order_charges WHERE order_id = ${orders}.id), '[]')`,
  },
  grandTotal: {
    type: 'numeric',
    schema: z.string(),
    csv: 'grand_total',
    sql: grandTotalSql,
  },
  expiresAt: {
    type: 'timestamp',
    schema: z.string().nullable(),
    csv: 'expires_at',
    sql: (orders) => `(SELECT expires_at FROM order_deadlines WHERE order_id = ${orders}.id)`,
  },
  payment: { type: 'json', schema: OrderPayment, csv: 'payment', sql: orderPaymentSql },
  netTotal: { type: 'numeric', schema: z.string(), csv: 'net_total', sql: netTotalSql },
  fulfilment: {
    type: 'text',
    schema: z.enum(['unfulfilled', 'partial', 'fulfilled']),
    csv: 'fulfilment',
    sql: fulfilmentSql,
  },
} satisfies FieldsOf<OrderFields, { readonly csv: string | null }>);

/** A SQL expression: an order without its lines as JSON, for a row of `table`. */
export function orderSummaryJson(table: string): string {
  return `json_build_object(
         ${orderRow.json(table)},
         'itemCount', (SELECT count(*) FROM order_items WHERE order_items.order_id = ${table}.id)
       )`;
}

/** The fields that the customer chooses in `orders.place`: those with an `input`. */
export type ChosenFields = {
  readonly [K in keyof typeof orderRow.inputs]: z.output<(typeof orderRow.inputs)[K]>;
};

/** What is stored when the customer chooses nothing. */
export const defaultFields: ChosenFields = z.object(orderRow.inputs).parse({});
