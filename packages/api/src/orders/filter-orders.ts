import type { Order } from '@order-store/db';
import type { Knex } from 'knex';
import type { QueryBuilder } from 'objection';
import { whereMetadataContains } from '../platform/metadata/where-metadata.ts';
import { textContains } from '../platform/search/text-contains.ts';
import { endOfMoment } from '../shared/fields.ts';
import type { OrderFilter } from './order-filter-schemas.ts';
import { possibleOrderNumberPrefixes } from './order-number.ts';
import { paymentStatusSql } from './order-payment.ts';
import type { OrderSummaryView } from './order-views.ts';

type Orders = QueryBuilder<Order, Order[]>;

/**
 * Limits rows to those of the filter. Lists are sorted by time, so PostgreSQL chooses by its statistics: it reads the
 * few matches of a rare filter from the filter's index, and those of a frequent one from the index of the sort. It has no
 * statistics on totals and searched customers, so these are counted first, up to a limit (ADR 63).
 */
export async function filterOrders(knex: Knex, rows: Orders, filter: OrderFilter): Promise<void> {
  const { status, userId, metadata, from, to, productId, paymentStatus, fulfilment } = filter;
  if (status !== undefined) void rows.where('orders.status', status);
  if (userId !== undefined) void rows.where('orders.user_id', userId);
  if (metadata !== undefined) whereMetadataContains(rows, 'order', metadata);
  if (from !== undefined) void rows.whereRaw('orders.created_at >= ?::timestamp', [from]);
  if (to !== undefined) void rows.whereRaw('orders.created_at < ?::timestamp', [endOfMoment(to)]);
  if (productId !== undefined)
    void rows.whereRaw('orders.id IN (SELECT order_id FROM order_items WHERE product_id = ?)', [
      productId,
    ]);
  if (paymentStatus !== undefined) wherePayments(rows, paymentStatus);
  if (fulfilment !== undefined) void rows.whereRaw(fulfilmentConditions[fulfilment]);
  await whereTotal(knex, rows, filter);
  if (filter.search !== undefined) await whereFound(knex, rows, filter.search);
}

/** Most orders without payments have no row, so that those with another status are left out instead. */
function wherePayments(rows: Orders, status: OrderSummaryView['payment']['status']): void {
  if (status === 'none')
    void rows.whereRaw(`NOT EXISTS (
      SELECT FROM order_payments WHERE order_id = orders.id AND (${paymentStatusSql}) <> 'none')`);
  else
    void rows.whereRaw(
      `orders.id IN (SELECT order_id FROM order_payments WHERE (${paymentStatusSql}) = ?)`,
      [status],
    );
}

const hasShipments = 'EXISTS (SELECT FROM order_shipments WHERE order_id = orders.id)';

/**
 * The same condition as `fulfilmentSql`, in a form that uses the indexes on the status. Only confirmed orders ship in
 * parts.
 */
const fulfilmentConditions: Readonly<Record<OrderSummaryView['fulfilment'], string>> = {
  fulfilled: `orders.status IN ('shipped', 'delivered')`,
  partial: `orders.status = 'confirmed' AND ${hasShipments}`,
  unfulfilled: `orders.status IN ('pending', 'confirmed', 'cancelled') AND NOT ${hasShipments}`,
};

/** Up to this many matching orders are sorted for each page. With more matches, reading in list order soon fills a page. */
const fewOrders = 20_000;

async function whereTotal(
  knex: Knex,
  rows: Orders,
  { minTotal, maxTotal }: Pick<OrderFilter, 'minTotal' | 'maxTotal'>,
): Promise<void> {
  if (minTotal === undefined && maxTotal === undefined) return;
  const range = [minTotal ?? '0', maxTotal ?? '99999999.99'];
  void rows.whereRaw('orders.total_amount BETWEEN ?::numeric AND ?::numeric', range);
  // Read first: as values in the list's statement, PostgreSQL knows that few events follow. Rows that are added to
  // order_totals in between are then found twice, and none is missed. While the task is far behind, such as after the
  // upgrade that brought the table, the orders themselves are read.
  const { rows: found }: { rows: { found: number; transactionId: string; eventId: string }[] } =
    await knex.raw(countTotalsSql, [...range, fewOrders + 1, fewOrders + 1]);
  const [until] = found;
  if (!until || until.found > fewOrders) return;
  void rows.whereRaw(`orders.id IN (${fewTotalsSql})`, [
    ...range,
    until.transactionId,
    until.eventId,
  ]);
}

const countTotalsSql = `
SELECT transaction_id::text AS "transactionId", event_id::text AS "eventId", (
  SELECT count(*)::int FROM (
    SELECT FROM order_totals WHERE total_amount BETWEEN ?::numeric AND ?::numeric LIMIT ?
  ) matches
) + (
  SELECT count(*)::int FROM (
    SELECT FROM order_events
    WHERE (order_events.transaction_id, id) > (until.transaction_id, until.event_id) AND from_status IS NULL
    ORDER BY order_events.transaction_id, id LIMIT ?
  ) missing
) AS found
FROM order_totals_until until`;

/** With the orders that are not in `order_totals` yet, whatever their totals. */
const fewTotalsSql = `
SELECT order_id FROM order_totals WHERE total_amount BETWEEN ?::numeric AND ?::numeric
UNION ALL
SELECT order_id FROM order_events WHERE (transaction_id, id) > (?::text::xid8, ?::bigint) AND from_status IS NULL`;

/** With more customers, at least one in a few thousand orders matches, so reading the orders themselves is fast. */
const fewCustomers = 500;

async function whereFound(knex: Knex, rows: Orders, search: string): Promise<void> {
  const matches = textContains('user_search', search);
  const customers: { user_id: string }[] = await knex('user_search')
    .select('user_id')
    .whereRaw(...matches)
    .limit(fewCustomers + 1);
  const [sql, values] = matches;
  void rows.where((either) => {
    for (const prefix of possibleOrderNumberPrefixes(search))
      void either.orWhereRaw(numberSql, [prefix, `${prefix}${lastNumber}`, prefix]);
    if (customers.length > fewCustomers)
      // OFFSET keeps PostgreSQL from reading all matches instead of those of each order.
      void either.orWhereRaw(
        `EXISTS (SELECT FROM user_search WHERE user_id = orders.user_id AND ${sql} OFFSET 0)`,
        values,
      );
    else
      void either.orWhereRaw('orders.user_id = ANY (?::bigint[])', [
        `{${customers.map(({ user_id: id }) => id).join()}}`,
      ]);
  });
}

/**
 * The range makes the unique index usable in every collation of the database: in each, a text sorts after its prefix, and
 * `z` after the other letters, digits and dashes.
 */
const numberSql = `(orders.order_number BETWEEN ? AND ? AND starts_with(orders.order_number, ?))`;
const lastNumber = 'z'.repeat(50);
