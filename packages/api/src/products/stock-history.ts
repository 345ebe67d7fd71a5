import { query, type Database } from '@order-store/db';
import type { CursorSigner } from '../shared/cursor.ts';
import { productsNotFound } from './find-products.ts';
import type { StockMovementView } from './stock-movement-view.ts';

/**
 * A product's stock movements, newest first, back to the opening. PRODUCT_NOT_FOUND, INVALID_CURSOR
 *
 * Placing an order writes nothing for this: its items are the sales. They and all other movements have ids of
 * one sequence, taken under the product's lock, so ids are the order in which things happened and nothing can
 * appear below one that was seen. What stands after each is reckoned backwards: on the first page from the
 * stock of the same snapshot, then from what the cursor brings. So every page costs the same, and none reads
 * more than itself.
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
  // A return that has the id of its sale stands right behind it: that sale is still to come.
  const nextSale = last.kind === 'sale' ? BigInt(last.id) : BigInt(last.id) + 1n;
  const position = { key: `${nextSale} ${quantityAfter}`, id: last.id };
  return { items, nextCursor: signer.sign(position, belongsTo) };
}

/** Above every id. */
const newest = String(2n ** 63n - 1n);

interface HistoryRow {
  readonly stock: number;
  /** Null for a product without any. */
  readonly movement: Omit<StockMovementView, 'productId' | 'quantityAfter' | 'at'> | null;
  readonly at: string | null;
}

// Written as ranges of (product_id, id), so that nothing but that index gives the order: for a product that sold
// out long ago, going backwards through everybody's items would read them all.
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
