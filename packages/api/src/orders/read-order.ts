import type { Database, Transaction } from '@order-store/db';
import type { Actor } from '../trpc/context.ts';
import { orderNotFound, ownerOf } from './find-orders.ts';
import type { OrderView } from './order-views.ts';

type OrderKey =
  | { readonly id: string }
  | { readonly orderNumber: string }
  | { readonly idempotencyKey: string; readonly userId?: string | undefined };

/** One order by its id, its number or the key that it was placed with. Another's is ORDER_NOT_FOUND, like a missing one. */
export async function getOrder(
  { pool }: Database,
  actor: Actor,
  key: OrderKey,
): Promise<OrderView> {
  const visibleTo = actor.role === 'staff' ? null : actor.id;
  const { rows } = await pool.query<OrderView>(
    'id' in key
      ? { name: 'order-by-id', text: byId, values: [visibleTo, key.id] }
      : 'orderNumber' in key
        ? { name: 'order-by-number', text: byNumber, values: [visibleTo, key.orderNumber] }
        : {
            name: 'order-by-key',
            text: byKey,
            values: [visibleTo, ownerOf(actor, key.userId), key.idempotencyKey],
          },
  );
  const [order] = rows;
  if (!order) throw orderNotFound(Object.values(key)[0] ?? '');
  return order;
}

/** The order with its lines, as it is in this transaction. */
export async function viewOrder(transaction: Transaction, id: string): Promise<OrderView> {
  const { rows } = await transaction.raw<{ rows: OrderView[] }>(orderWhere('orders.id = ?'), [id]);
  const [order] = rows;
  if (!order) throw orderNotFound(id);
  return order;
}

const visible = '($1::bigint IS NULL OR orders.user_id = $1)';
const byId = orderWhere(`${visible} AND orders.id = $2`);
const byNumber = orderWhere(`${visible} AND orders.order_number = $2`);
const byKey = orderWhere(
  `${visible} AND orders.id = (SELECT order_id FROM idempotency_keys WHERE user_id = $2 AND key = $3)`,
);

/**
 * An order with its lines in one statement. The lines' names and SKUs are those of the moment of placing:
 * the first remembered name that was given up after it, else today's.
 */
function orderWhere(condition: string): string {
  return `
    SELECT id, order_number AS "orderNumber", user_id AS "userId", status, total_amount AS "totalAmount",
           created_at AS "createdAt", updated_at AS "updatedAt", version, lines.items
    FROM orders CROSS JOIN LATERAL (
      SELECT json_agg(json_build_object(
        'id', items.id::text, 'productId', items.product_id::text,
        'sku', COALESCE(old.sku, products.sku), 'name', COALESCE(old.name, products.name),
        'quantity', items.quantity, 'unitPrice', items.unit_price::text, 'subtotal', items.subtotal::text
      ) ORDER BY items.id) AS items
      FROM order_items items
      JOIN products ON products.id = items.product_id
      LEFT JOIN LATERAL (
        SELECT sku, name FROM product_names
        WHERE product_names.product_id = items.product_id AND until_item_id > items.id
        ORDER BY until_item_id LIMIT 1
      ) old ON true
      WHERE items.order_id = orders.id
    ) lines
    WHERE ${condition}`;
}
