import { query, type Database } from '@order-store/db';
import type { CursorSigner } from '../shared/cursor.ts';
import { productsNotFound } from './find-products.ts';
import type { StockMovementView } from './stock-movement-view.ts';

/**
 * Returns a product's stock movements, newest first, back to the opening. Throws PRODUCT_NOT_FOUND, INVALID_CURSOR.
 *
 * Sales are read from order items, so placing an order writes no movements. Items and movements take ids from one
 * sequence under the product's lock: ids are chronological, and no row appears later below an id already read. The
 * resulting quantities are computed backwards, on the first page from the current stock in the same snapshot, then from
 * the cursor. Every page costs the same.
 */
export async function stockHistory(
  { pool }: Database,
  signer: CursorSigner,
  {
    id,
    limit,
    cursor,
  }: {
    readonly id: string;
    readonly limit: number;
    readonly cursor?: string | null | undefined;
  },
): Promise<{ items: StockMovementView[]; nextCursor: string | null }> {
  const belongsTo = JSON.stringify(['products.stockHistory', id]);
  const from = cursor === null || cursor === undefined ? undefined : signer.read(cursor, belongsTo);
  const [salesBelow = newest, quantity] = from?.key.split(' ') ?? [];
  const rows = await query<HistoryRow>(pool, sql, [id, salesBelow, from?.id ?? newest, limit + 1]);
  const [first] = rows;
  if (!first) throw productsNotFound([id]);

  let quantityAfter = quantity === undefined ? first.stock : Number(quantity);
  const items: StockMovementView[] = [];
  for (const { movement, at } of rows.slice(0, limit)) {
    if (movement === null || at === null) break;
    items.push({ ...movement, productId: id, quantityAfter, at });
    quantityAfter -= movement.delta;
  }
  const last = items.at(-1);
  if (rows.length <= limit || !last) return { items, nextCursor: null };
  // A return with the id of its sale comes before it in this order, so the sale is on the next page.
  const nextSale = last.kind === 'sale' ? BigInt(last.id) : BigInt(last.id) + 1n;
  const position = { key: `${nextSale} ${quantityAfter}`, id: last.id };
  return { items, nextCursor: signer.sign(position, belongsTo) };
}

/** Greater than every id. */
const newest = String(2n ** 63n - 1n);

interface HistoryRow {
  readonly stock: number;
  /** Null if the product has no movements. */
  readonly movement: Omit<StockMovementView, 'productId' | 'quantityAfter' | 'at'> | null;
  readonly at: string | null;
}

// Ranges of (product_id, id), so that PostgreSQL uses this index for the order. Otherwise it may scan all items backwards,
// which is slow for a product that sold out long ago.
const sql = `
SELECT products.stock_quantity AS stock, history.at, CASE WHEN history.id IS NOT NULL THEN json_build_object(
         'id', history.id::text, 'kind', kind, 'delta', delta, 'reason', reason, 'orderId', order_id::text,
         'by', CASE WHEN users.id IS NOT NULL THEN json_build_object(
           'id', users.id::text, 'name', users.name, 'role', COALESCE(role, 'customer')
         ) END
       ) END AS movement
FROM products
LEFT JOIN LATERAL (
  (SELECT id, 0 AS place, 'sale' AS kind, -quantity AS delta, NULL AS reason, order_id, created_at AS at,
          (SELECT by_user_id FROM order_events
           WHERE order_events.order_id = order_items.order_id ORDER BY id LIMIT 1) AS by_user_id
   FROM order_items WHERE (product_id, id) > ($1, 0) AND (product_id, id) < ($1, $2)
   ORDER BY product_id DESC, id DESC LIMIT $4)
  UNION ALL
  (SELECT id, 1, kind, delta, reason, order_id, created_at, by_user_id
   FROM stock_movements WHERE (product_id, id) > ($1, 0) AND (product_id, id) < ($1, $3)
   ORDER BY product_id DESC, id DESC LIMIT $4)
  ORDER BY id DESC, place DESC LIMIT $4
) history ON true
LEFT JOIN users ON users.id = history.by_user_id
LEFT JOIN user_roles ON user_roles.user_id = users.id
WHERE products.id = $1
ORDER BY history.id DESC, place DESC`;
