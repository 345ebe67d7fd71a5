import { execute, type SqlTransaction, type Transaction } from '@order-store/db';
import { maxStock, movementTransactionSql } from '../products/index.ts';

interface ReturnedBy {
  readonly userId: string | null;
  readonly note: string | null;
}

/**
 * Returns the units of cancelled orders to the stock, without those that were cancelled before. The transaction must have
 * locked their products: the ids of the stock movements then give the order of each product's history.
 *
 * A cancellation never fails because of the stock: units above the maximum are written off by an adjustment before
 * the units return.
 */
export async function returnStock(
  transaction: Transaction | SqlTransaction,
  orderIds: readonly string[],
  by: ReturnedBy,
): Promise<void> {
  await execute(transaction, wholeSql, [orderIds, by.userId, by.note, maxStock]);
}

/** Returns the units of entries of the ledger to the stock, as {@link returnStock} does. */
export async function returnUnits(
  transaction: Transaction,
  changeIds: readonly string[],
  by: ReturnedBy,
): Promise<void> {
  if (changeIds.length > 0)
    await execute(transaction, unitsSql, [changeIds, by.userId, by.note, maxStock]);
}

/** What whole orders still hold. `among` is a condition on `order_items`. */
const wholeOrders = (among: string) => `
  SELECT order_items.order_id, product_id, 'cancellation' AS kind, NULL::bigint AS change_id, order_items.quantity
    - COALESCE((SELECT sum(changes.quantity) FROM order_item_changes changes
                WHERE changes.order_id = order_items.order_id AND item_id = order_items.id
                  AND changes.kind = 'cancelled'), 0)::int AS quantity
  FROM order_items WHERE ${among}`;

const units = `
  SELECT changes.order_id, product_id, CASE kind WHEN 'cancelled' THEN 'cancellation' ELSE 'return' END AS kind,
         changes.id AS change_id, changes.quantity
  FROM order_item_changes changes JOIN order_items ON order_items.id = item_id
  WHERE changes.id = ANY ($1::bigint[]) AND restocked`;

/**
 * Common table expressions that return what the orders selected by `among`, a condition on `order_items`, still hold. For a
 * statement with the parameters of {@link returnStock} from $2 on.
 */
export function returnStockSql(among: string): string {
  return partsOf(wholeOrders(among));
}

// `reached` is the stock after each entry, one after another: min(stock + units so far, maximum).
const partsOf = (entries: string) => `
entries AS MATERIALIZED (${entries}
), returned AS MATERIALIZED (
  SELECT order_id, product_id, kind, change_id, quantity, statement_timestamp() AT TIME ZONE 'UTC' AS at,
         least(stock_quantity + sum(quantity) OVER up_to, $4::int)::int AS reached,
         least(stock_quantity + sum(quantity) OVER up_to - quantity, $4::int)::int AS before
  FROM entries JOIN products ON products.id = product_id WHERE quantity > 0
  WINDOW up_to AS (PARTITION BY product_id ORDER BY order_id)
), restocked AS (
  UPDATE products SET stock_quantity = last.reached, updated_at = last.at
  FROM (SELECT product_id, max(reached) AS reached, min(at) AS at FROM returned GROUP BY product_id) last
  WHERE products.id = product_id
), moved AS (
  INSERT INTO stock_movements
    (product_id, kind, delta, quantity_after, order_id, change_id, by_user_id, reason, created_at, transaction_id)
  SELECT product_id, movements.kind, delta, after, movements.order_id, movements.change_id, $2, reason, at,
         ${movementTransactionSql('returned.product_id')}
  FROM returned CROSS JOIN LATERAL (VALUES
    (1, 'adjustment', reached - quantity - before, reached - quantity, NULL, NULL, format('above the maximum stock of %s', $4::int)),
    (2, returned.kind, quantity, reached, order_id, returned.change_id, $3)
  ) AS movements (place, kind, delta, after, order_id, change_id, reason)
  WHERE delta <> 0
  ORDER BY product_id, returned.order_id, place
)`;

const sqlOf = (entries: string) => `WITH ${partsOf(entries)} SELECT`;

const wholeSql = sqlOf(wholeOrders('order_items.order_id = ANY ($1::bigint[])'));
const unitsSql = sqlOf(units);
