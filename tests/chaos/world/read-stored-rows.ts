import type { Pool } from 'pg';
import { storedOrderEvent, storedStockEvent, type StoredEvent } from '../src/stored-event.ts';
import type { StoredOrderEvent, StoredStockEvent } from '../src/stored-event.ts';
import type { World } from '../src/world.ts';

type Stored = Pick<World, 'storedOrders' | 'storedEvents'>;

/** Reads the database directly, not through the API. */
export function readStoredRows(pool: Pick<Pool, 'query'>): Stored {
  return {
    async storedOrders() {
      const keys = await pool.query<{ key: string; id: string }>(
        'SELECT key, order_id::text AS id FROM idempotency_keys',
      );
      const orders = await pool.query<{ count: number }>('SELECT count(*)::int FROM orders');
      return {
        byKey: new Map(keys.rows.map(({ key, id }) => [key, id])),
        count: orders.rows[0]?.count ?? 0,
      };
    },
    async storedEvents(): Promise<StoredEvent[]> {
      const orders = await pool.query<Pick<StoredOrderEvent, 'event' | 'order'>>(orderEvents);
      const stock = await pool.query<Pick<StoredStockEvent, 'movement' | 'product'>>(stockEvents);
      return [...orders.rows.map(storedOrderEvent), ...stock.rows.map(storedStockEvent)];
    },
  };
}

const by = `
  CASE WHEN users.id IS NOT NULL THEN
    json_build_object('id', users.id::text, 'name', users.name, 'role', COALESCE(role, 'customer'))
  END`;

const orderEvents = `
SELECT json_build_object(
         'id', order_events.id::text, 'orderId', order_id::text,
         'kind', COALESCE(order_events.kind, 'status_changed'), 'from', from_status, 'to', to_status,
         'by', ${by}, 'note', note, 'at', ${instant('order_events.created_at')}
       ) AS event,
       json_build_object(
         'id', orders.id::text, 'orderNumber', order_number, 'userId', orders.user_id::text,
         'totalAmount', total_amount::text, 'createdAt', ${instant('orders.created_at')},
         'itemCount', (SELECT count(*) FROM order_items WHERE order_items.order_id = orders.id)
       ) AS "order"
FROM order_events
JOIN orders ON orders.id = order_id
LEFT JOIN users ON users.id = by_user_id
LEFT JOIN user_roles ON user_roles.user_id = by_user_id
ORDER BY order_events.id`;

const stockEvents = `
SELECT json_build_object(
         'id', stock_movements.id::text, 'productId', product_id::text, 'kind', kind, 'delta', delta,
         'quantityAfter', quantity_after, 'reason', reason, 'orderId', order_id::text,
         'by', ${by}, 'at', ${instant('stock_movements.created_at')}
       ) AS movement,
       json_build_object('id', products.id::text, 'sku', sku) AS product
FROM stock_movements
JOIN products ON products.id = product_id
LEFT JOIN users ON users.id = by_user_id
LEFT JOIN user_roles ON user_roles.user_id = by_user_id
ORDER BY stock_movements.id`;

function instant(column: string): string {
  return `to_char(${column}, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}
