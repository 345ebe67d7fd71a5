import { query, type Database } from '@order-store/db';
import { inReport, invalid, type RangeInput } from './report-range.ts';
import type { DailySalesView } from './report-views.ts';
import { rangeParameters, reductionsBy, salesByStatus } from './sales-sql.ts';

/**
 * Returns orders and revenue per day in a time zone, days without orders included, oldest first. Without `from`,
 * covers the thirty days up to `to` or now. Excludes cancelled orders. Days have 23 or 25 hours when clocks change.
 * Throws VALIDATION_FAILED for more than ten years.
 * Requires offsets of whole quarter hours, which every zone has had since 1972.
 */
export async function salesByDay(database: Database, asked: RangeInput): Promise<DailySalesView[]> {
  return inReport(database, asked, async (transaction, { from, to, ...position }) => {
    const [days] = await query<Bounds>(transaction, boundsSql, [from, to, asked.timeZone]);
    if (!days || days.count > maxDays)
      throw invalid('from', `must be at most ${maxDays} days before to`);
    const rows = await query<DayRow>(transaction, sql, [
      ...rangeParameters({ ...days, ...position }),
      asked.timeZone,
      days.firstDay,
      days.lastDay,
    ]);
    return rows.map(({ orders, ...row }) => ({ ...row, orders: Number(orders) }));
  });
}

const maxDays = 3660;

interface DayRow extends Omit<DailySalesView, 'orders'> {
  readonly orders: string;
}

interface Bounds {
  readonly from: string;
  readonly to: string;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly count: number;
}

const localDay = (at: string, timeZone: string) =>
  `(${at} AT TIME ZONE 'UTC' AT TIME ZONE ${timeZone})::date`;

const boundsSql = `
SELECT begins::text AS "from", ends::text AS "to", first::text AS "firstDay", last::text AS "lastDay",
       last - first + 1 AS count
FROM (
  SELECT CASE $2::text WHEN 'infinity' THEN statement_timestamp() AT TIME ZONE 'UTC' ELSE $2::timestamp END AS ends
) until
CROSS JOIN LATERAL (
  SELECT CASE $1::text
    WHEN '-infinity' THEN (${localDay(`(ends - interval '1 microsecond')`, '$3')} - 29)::timestamp
                          AT TIME ZONE $3 AT TIME ZONE 'UTC'
    ELSE $1::timestamp END AS begins
) since
CROSS JOIN LATERAL (
  SELECT ${localDay('begins', '$3')} AS first,
         CASE WHEN ends > begins THEN ${localDay(`(ends - interval '1 microsecond')`, '$3')}
              ELSE ${localDay('begins', '$3')} - 1 END AS last
) days`;

const sql = `
WITH ${salesByStatus}, by_day AS (
  SELECT ${localDay('at', '$6')} AS day, sum(orders) AS orders, sum(total) AS revenue
  FROM (
    SELECT date_bin('15 minutes', at, timestamp '2000-01-01') AS at, sum(orders) AS orders, sum(total) AS total
    FROM sales WHERE status <> 'cancelled' GROUP BY 1
  ) quarters
  GROUP BY 1
), reduced AS (
  SELECT day, sum(by_order) AS by_order, sum(by_event) AS by_event
  FROM (
    SELECT ${localDay('ordered_at', '$6')} AS day, amount AS by_order, 0 AS by_event
    FROM (${reductionsBy('ordered_at')}) by_order
    UNION ALL
    SELECT ${localDay('created_at', '$6')}, 0, amount FROM (${reductionsBy('created_at')}) by_event
  ) reductions
  GROUP BY day
)
SELECT days.at::date::text AS day, COALESCE(orders, 0) AS orders, COALESCE(revenue, 0)::numeric(20, 2) AS revenue,
       (COALESCE(revenue, 0) - COALESCE(by_order, 0))::numeric(20, 2) AS "netRevenue",
       COALESCE(by_event, 0)::numeric(20, 2) AS reductions
FROM generate_series($7::date, $8::date, interval '1 day') AS days (at)
LEFT JOIN by_day ON by_day.day = days.at::date
LEFT JOIN reduced ON reduced.day = days.at::date
ORDER BY days.at`;
