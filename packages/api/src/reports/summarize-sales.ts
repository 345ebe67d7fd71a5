import { query, type Database } from '@order-store/db';
import type { OrderStatus } from '../orders/index.ts';
import { inReport, type RangeInput } from './report-range.ts';
import type { OrdersAndTotal, SalesSummaryView } from './report-views.ts';
import { chargesOfSales, rangeParameters, reductionsBy, salesByStatus } from './sales-sql.ts';

/** Counts orders placed in a range, their revenue and their current status. Cancelled orders add no revenue. */
export async function summarizeSales(
  database: Database,
  asked: RangeInput,
): Promise<SalesSummaryView> {
  return inReport(database, asked, async (transaction, range) => {
    const rows = await query<SummaryRow>(transaction, sql, rangeParameters(range));
    const figuresOf = (status: OrderStatus): OrdersAndTotal => {
      const { orders = '0', total = '0.00' } = rows.find((row) => row.status === status) ?? {};
      return { orders: Number(orders), total };
    };
    const counted = rows.find(({ status }) => status === null);
    return {
      orders: Number(counted?.orders ?? 0),
      revenue: counted?.total ?? '0.00',
      netRevenue: counted?.net ?? '0.00',
      tax: counted?.tax ?? '0.00',
      grossRevenue: counted?.gross ?? '0.00',
      average: counted?.average ?? '0.00',
      byStatus: {
        pending: figuresOf('pending'),
        confirmed: figuresOf('confirmed'),
        shipped: figuresOf('shipped'),
        delivered: figuresOf('delivered'),
        cancelled: figuresOf('cancelled'),
      },
    };
  });
}

interface SummaryRow {
  /** Null: all that are not cancelled. */
  readonly status: OrderStatus | null;
  readonly orders: string;
  readonly total: string;
  readonly net: string | null;
  readonly tax: string | null;
  readonly gross: string | null;
  readonly average: string | null;
}

const sql = `
WITH ${salesByStatus}, statuses AS MATERIALIZED (
  SELECT status, sum(orders) AS orders, sum(total)::numeric(20, 2) AS total FROM sales GROUP BY status
), charged AS MATERIALIZED (
  SELECT COALESCE(sum(amount), 0) AS charges, COALESCE(sum(amount) FILTER (WHERE kind = 'tax'), 0.00) AS tax
  FROM (${chargesOfSales}) charges
)
SELECT status, orders, total, NULL AS net, NULL AS tax, NULL AS gross, NULL AS average FROM statuses
UNION ALL
SELECT NULL, sum(orders), sum(total),
       sum(total) - COALESCE((SELECT sum(amount) FROM (${reductionsBy('ordered_at')}) reductions), 0),
       (SELECT tax FROM charged), sum(total) + (SELECT charges FROM charged),
       round(sum(total) / NULLIF(sum(orders), 0), 2)
FROM statuses WHERE status <> 'cancelled' HAVING sum(orders) > 0`;
