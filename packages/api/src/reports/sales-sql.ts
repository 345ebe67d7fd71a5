import type { ReportRange } from './report-range.ts';

/**
 * The SQL that reports share. A range is split: its whole quarter hours (or days) come from the added-up sales and the
 * events after them, its two ends from the orders themselves. $1 to $4 are {@link rangeParameters}.
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

/** The events that are not added up yet, of orders within the whole units. */
export const newSteps = `
  new_steps AS MATERIALIZED (
    SELECT order_id, from_status, to_status, created_at, total_amount
    FROM (
      SELECT order_id, from_status, to_status FROM order_events
      WHERE (transaction_id, id) > ($3::text::xid8, $4::bigint)
    ) steps
    JOIN orders ON orders.id = order_id
    WHERE created_at >= (SELECT whole_from FROM range) AND created_at < (SELECT whole_to FROM range)
  )`;

/** The orders of the two ends. */
export const ordersOfTheEnds = `
  ends AS MATERIALIZED (
    SELECT id, status, total_amount, created_at FROM orders
    WHERE created_at >= (SELECT begins FROM range)
      AND created_at < (SELECT LEAST(whole_from, ends) FROM range)
    UNION ALL
    SELECT id, status, total_amount, created_at FROM orders
    WHERE created_at >= (SELECT whole_to FROM range) AND created_at < (SELECT ends FROM range)
  )`;

/** `sales (at, status, orders, total)`: rows that sum up to the orders of the time, `at` to the quarter hour. */
export const salesByStatus = `
  ${wholeUnits('15 minutes')}, ${newSteps}, ${ordersOfTheEnds}, sales AS (
    SELECT begins_at AS at, status, orders, total FROM sales_by_quarter_hour
    WHERE begins_at >= (SELECT whole_from FROM range) AND begins_at < (SELECT whole_to FROM range)
    UNION ALL
    SELECT created_at, moved.status, sign, sign * total_amount
    FROM new_steps CROSS JOIN LATERAL (VALUES (to_status, 1), (from_status, -1)) AS moved (status, sign)
    WHERE moved.status IS NOT NULL
    UNION ALL
    SELECT created_at, status, 1, total_amount FROM ends
  )`;

/** The parameters $1 to $4 of the SQL above. */
export function rangeParameters({ from, to, transactionId, eventId }: ReportRange): string[] {
  return [from, to, transactionId, eventId];
}
