import type { ReportRange } from './report-range.ts';

/**
 * SQL shared by the reports. Whole quarter hours (or days) come from the rolled-up sales and later events, the two
 * partial ends from the orders. $1 to $5 are {@link rangeParameters}.
 */
export function wholeUnits(unit: '15 minutes' | '1 day'): string {
  const floor = (at: string) => `date_bin('${unit}', ${at}, timestamp '2000-01-01')`;
  return `
    range AS MATERIALIZED (
      SELECT begins, ends, whole_from, GREATEST(${floor('ends')}, whole_from) AS whole_to
      FROM (SELECT $1::timestamp AS begins, $2::timestamp AS ends) asked
      CROSS JOIN LATERAL (
        SELECT CASE WHEN ${floor('begins')} = begins THEN begins ELSE ${floor('begins')} + interval '${unit}' END
      ) AS ceiling (whole_from)
    )`;
}

/** Events not yet rolled up, of orders within the whole units. */
export const newEvents = `
  new_steps AS MATERIALIZED (
    SELECT order_id, from_status, to_status, created_at, total_amount
    FROM (
      SELECT order_id, from_status, to_status FROM order_events
      WHERE (transaction_id, id) > ($3::text::xid8, $4::bigint)
    ) steps
    JOIN orders ON orders.id = order_id
    WHERE created_at >= (SELECT whole_from FROM range) AND created_at < (SELECT whole_to FROM range)
  )`;

/** Orders in the two partial ends. */
export const edgeOrders = `
  ends AS MATERIALIZED (
    SELECT id, status, total_amount, created_at FROM orders
    WHERE created_at >= (SELECT begins FROM range)
      AND created_at < (SELECT LEAST(whole_from, ends) FROM range)
    UNION ALL
    SELECT id, status, total_amount, created_at FROM orders
    WHERE created_at >= (SELECT whole_to FROM range) AND created_at < (SELECT ends FROM range)
  )`;

/** Orders of the range that the report leaves out. The rolled-up sales contain them, so they are subtracted. */
export const excludedOrders = `
  excluded AS MATERIALIZED (
    SELECT id, status, total_amount, created_at FROM order_metadata JOIN orders ON id = order_id
    WHERE metadata @> $5::jsonb
      AND created_at >= (SELECT begins FROM range) AND created_at < (SELECT ends FROM range)
  )`;

/** `sales (at, status, orders, total)`: rows that add up to the orders of the range, `at` to the quarter hour. */
export const salesByStatus = `
  ${wholeUnits('15 minutes')}, ${newEvents}, ${edgeOrders}, ${excludedOrders}, sales AS (
    SELECT begins_at AS at, status, orders, total FROM sales_by_quarter_hour
    WHERE begins_at >= (SELECT whole_from FROM range) AND begins_at < (SELECT whole_to FROM range)
    UNION ALL
    SELECT created_at, moved.status, sign, sign * total_amount
    FROM new_steps CROSS JOIN LATERAL (VALUES (to_status, 1), (from_status, -1)) AS moved (status, sign)
    WHERE moved.status IS NOT NULL
    UNION ALL
    SELECT created_at, status, 1, total_amount FROM ends
    UNION ALL
    SELECT created_at, status, -1, -total_amount FROM excluded
  )`;

const isNotExcluded = `NOT EXISTS (
        SELECT FROM order_metadata excluded WHERE excluded.order_id = orders.id AND metadata @> $5::jsonb
      )`;

/**
 * The cancelled and returned units of orders that are not cancelled as a whole, which count nowhere, where `at` is in the
 * range $1 to $2. They come from the ledger: there are far fewer of them than of sales.
 */
export function reductionsBy(at: 'ordered_at' | 'created_at'): string {
  return `
    SELECT changes.* FROM order_item_changes changes JOIN orders ON orders.id = order_id
    WHERE kind <> 'shipped' AND changes.${at} >= $1::timestamp AND changes.${at} < $2::timestamp
      AND status <> 'cancelled' AND ${isNotExcluded}`;
}

/** The charges of the orders of the range $1 to $2 that are not cancelled. They are not rolled up. */
export const chargesOfSales = `
  SELECT kind, amount FROM order_charges JOIN orders ON orders.id = order_id
  WHERE orders.created_at >= $1::timestamp AND orders.created_at < $2::timestamp
    AND status <> 'cancelled' AND ${isNotExcluded}`;

/** The parameters $1 to $5 of the SQL above. */
export function rangeParameters({
  from,
  to,
  transactionId,
  eventId,
  excludeMetadata,
}: ReportRange): (string | null)[] {
  return [from, to, transactionId, eventId, excludeMetadata];
}
