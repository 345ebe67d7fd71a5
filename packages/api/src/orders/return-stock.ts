import { execute, type SqlTransaction, type Transaction } from '@order-store/db';
import { maxStock } from '../products/index.ts';

/**
 * Returns the units of cancelled orders to the stock. The transaction must have locked their products: the ids of the
 * stock movements then give the order of each product's history.
 *
 * A cancellation never fails because of the stock: units above the maximum are written off by an adjustment before
 * the units return.
 */
export async function returnStock(
  transaction: Transaction | SqlTransaction,
  orderIds: readonly string[],
  by: { readonly userId: string | null; readonly note: string | null },
): Promise<void> {
  await execute(transaction, sql, [orderIds, by.userId, by.note, maxStock]);
}

// `reached` is the stock after each order, one after another: min(stock + units so far, maximum).
const sql = `
WITH returned AS MATERIALIZED (
  SELECT order_id, product_id, quantity, statement_timestamp() AT TIME ZONE 'UTC' AS at,
         least(stock_quantity + sum(quantity) OVER up_to, $4::int)::int AS reached,
         least(stock_quantity + sum(quantity) OVER up_to - quantity, $4::int)::int AS before
  FROM order_items JOIN products ON products.id = product_id WHERE order_id = ANY ($1::bigint[])
  WINDOW up_to AS (PARTITION BY product_id ORDER BY order_id)
), restocked AS (
  UPDATE products SET stock_quantity = last.reached, updated_at = last.at
  FROM (SELECT product_id, max(reached) AS reached, min(at) AS at FROM returned GROUP BY product_id) last
  WHERE products.id = product_id
)
INSERT INTO stock_movements (product_id, kind, delta, quantity_after, order_id, by_user_id, reason, created_at)
SELECT product_id, kind, delta, after, movements.order_id, $2, reason, at
FROM returned CROSS JOIN LATERAL (VALUES
  (1, 'adjustment', reached - quantity - before, reached - quantity, NULL, format('above the maximum stock of %s', $4::int)),
  (2, 'cancellation', quantity, reached, order_id, $3)
) AS movements (place, kind, delta, after, order_id, reason)
WHERE delta <> 0
ORDER BY product_id, returned.order_id, place`;
