import type { EventPosition, Statement } from './read-order-events.ts';
import type { StockMovementView } from '../../products/stock-movement-view.ts';

/**
 * Stock that was opened, received, counted, corrected or given back by a cancelled order, with the product as
 * it is now. Sales are told as `order.placed`.
 */
export interface StockChange {
  readonly position: EventPosition;
  readonly movement: StockMovementView;
  readonly product: {
    readonly id: string;
    readonly sku: string;
    readonly name: string;
    readonly stockQuantity: number;
  };
}

/** A row of {@link stockMovementsAfter}. */
export interface StockMovementRow {
  readonly transactionId: string;
  readonly movement: Omit<StockMovementView, 'at'>;
  readonly at: string;
  readonly product: StockChange['product'];
}

/**
 * The movements after a position, oldest first, `limit` at most: like the events of orders, complete under
 * commits out of order, since only those of transactions older than every running one are read.
 */
export function stockMovementsAfter(
  { transactionId, eventId }: EventPosition,
  limit: number,
): Statement {
  return { name: 'stock-movements-after', text: sql, values: [transactionId, eventId, limit] };
}

export function stockChangeOf({
  transactionId,
  movement,
  at,
  product,
}: StockMovementRow): StockChange {
  return {
    position: { transactionId, eventId: movement.id },
    movement: { ...movement, at },
    product,
  };
}

const sql = `
WITH next AS MATERIALIZED (
  SELECT * FROM stock_movements
  WHERE (transaction_id, id) > ($1::text::xid8, $2::bigint)
    AND transaction_id < pg_snapshot_xmin(pg_current_snapshot())
  ORDER BY transaction_id, id LIMIT $3
)
SELECT next.transaction_id::text AS "transactionId", next.created_at AS at,
       json_build_object(
         'id', next.id::text, 'productId', product_id::text, 'kind', kind, 'delta', delta,
         'quantityAfter', quantity_after, 'reason', reason, 'orderId', order_id::text,
         'by', CASE WHEN users.id IS NULL THEN NULL ELSE json_build_object(
           'id', users.id::text, 'name', users.name, 'role', COALESCE(role, 'customer')
         ) END
       ) AS movement,
       json_build_object(
         'id', products.id::text, 'sku', sku, 'name', products.name, 'stockQuantity', stock_quantity
       ) AS product
FROM next
JOIN products ON products.id = product_id
LEFT JOIN users ON users.id = by_user_id
LEFT JOIN user_roles ON user_roles.user_id = users.id
ORDER BY next.transaction_id, next.id`;
