import {
  isAfterPosition,
  type EventPosition,
  type Statement,
} from '../platform/events/event-log.ts';
import { productRow } from './product-row.ts';
import type { StockMovementView } from './stock-movement-view.ts';

/**
 * A stock movement other than a sale (opening, adjustment, count, cancellation, return), with the product as it is now.
 * A sale is an `order.placed` event.
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

/** The statement that reads the movements after a position in commit order, oldest first, at most `limit`. */
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
  WHERE ${isAfterPosition}
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
         ${productRow.json('products', ['id', 'sku', 'name', 'stockQuantity'])}
       ) AS product
FROM next
JOIN products ON products.id = product_id
LEFT JOIN users ON users.id = by_user_id
LEFT JOIN user_roles ON user_roles.user_id = users.id
ORDER BY next.transaction_id, next.id`;
