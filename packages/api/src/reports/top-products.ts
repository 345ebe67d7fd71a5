import { query, type Database } from '@order-store/db';
import { inReport, type RangeInput } from './report-range.ts';
import type { ProductSalesView } from './report-views.ts';
import {
  newEvents,
  edgeOrders,
  excludedOrders,
  rangeParameters,
  reductionsBy,
  wholeUnits,
} from './sales-sql.ts';

/** Returns the products with the most revenue or units in a range, best first. Excludes cancelled orders. */
export async function topProducts(
  database: Database,
  {
    by,
    limit,
    ...asked
  }: RangeInput & { readonly by: 'revenue' | 'quantity'; readonly limit: number },
): Promise<ProductSalesView[]> {
  return inReport(database, asked, async (transaction, range) => {
    const rows = await query<ProductRow>(transaction, sql(by), [...rangeParameters(range), limit]);
    return rows.map(({ orders, quantity, netQuantity, ...row }) => ({
      ...row,
      orders: Number(orders),
      quantity: Number(quantity),
      netQuantity: Number(netQuantity),
    }));
  });
}

interface ProductRow extends Omit<ProductSalesView, 'orders' | 'quantity' | 'netQuantity'> {
  readonly orders: string;
  readonly quantity: string;
  readonly netQuantity: string;
}

const sql = (by: 'revenue' | 'quantity') => `
WITH ${wholeUnits('1 day')}, ${newEvents}, ${edgeOrders}, ${excludedOrders}, sales AS (
  SELECT product_id, orders, quantity, revenue FROM sales_by_product_and_day
  WHERE day >= (SELECT whole_from FROM range) AND day < (SELECT whole_to FROM range)
  UNION ALL
  SELECT product_id, sign, sign * quantity, sign * subtotal
  FROM (
    SELECT order_id, sum((to_status <> 'cancelled')::int - COALESCE(from_status <> 'cancelled', false)::int) AS sign
    FROM new_steps GROUP BY order_id
  ) changed
  JOIN order_items USING (order_id) WHERE sign <> 0
  UNION ALL
  SELECT product_id, 1, quantity, subtotal
  FROM ends JOIN order_items ON order_id = ends.id WHERE status <> 'cancelled'
  UNION ALL
  SELECT product_id, -1, -quantity, -subtotal
  FROM excluded JOIN order_items ON order_id = excluded.id WHERE status <> 'cancelled'
), best AS MATERIALIZED (
  SELECT product_id, sum(orders) AS orders, sum(quantity) AS quantity, sum(revenue)::numeric(20, 2) AS revenue
  FROM sales GROUP BY product_id HAVING sum(orders) > 0
  ORDER BY ${by} DESC, product_id LIMIT $6
), reduced AS (
  SELECT product_id, sum(reductions.quantity) AS units, sum(amount) AS amount
  FROM (${reductionsBy('ordered_at')}) reductions JOIN order_items ON order_items.id = item_id
  WHERE product_id IN (SELECT product_id FROM best)
  GROUP BY product_id
)
SELECT best.product_id AS "productId", sku, name, orders, quantity, revenue,
       quantity - COALESCE(units, 0) AS "netQuantity", revenue - COALESCE(amount, 0) AS "netRevenue"
FROM best JOIN products ON products.id = best.product_id
LEFT JOIN reduced ON reduced.product_id = best.product_id
ORDER BY ${by} DESC, best.product_id`;
