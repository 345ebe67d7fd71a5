import { query, type Database } from '@order-store/db';
import type { OrderStatus } from '../orders/index.ts';
import { inReport, type RangeInput } from './report-range.ts';
import type { OrdersAndTotal, SalesSummaryView } from './report-views.ts';
import { rangeParameters, reductionsBy, salesByStatus } from './sales-sql.ts';

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
  readonly average: string | null;
}

const sql = `
WITH ${salesByStatus}, statuses AS MATERIALIZED (
  SELECT status, sum(orders) AS orders, sum(total)::numeric(20, 2) AS total FROM sales GROUP BY status
)
SELECT status, orders, total, NULL AS net, NULL AS average FROM statuses
UNION ALL
SELECT NULL, sum(orders), sum(total),
       sum(total) - COALESCE((SELECT sum(amount) FROM (${reductionsBy('ordered_at')}) reductions), 0), round(sum(total) / NULLIF(sum(orders), 0), 2)
FROM statuses WHERE status <> 'cancelled' HAVING sum(orders) > 0`;
