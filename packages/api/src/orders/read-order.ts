import { query, type Transaction } from '@order-store/db';
import type { Read } from '../platform/replicas/route-reads.ts';
import type { Services } from '../platform/services.ts';
import { anyOf } from '../platform/batching/batch-settings.ts';
import { Batcher } from '../platform/batching/batcher.ts';
import type { Actor } from '../platform/identity/context.ts';
import { orderNotFound, ownerOf } from './find-orders.ts';
import { orderRow } from './order-row.ts';
import { orderNumbersMeantBy } from './order-number.ts';
import { shipmentsSql, unitsOfItemSql } from './order-units-sql.ts';
import type { OrderView } from './order-views.ts';

type OrderKey =
  | { readonly id: string }
  | { readonly orderNumber: string }
  | { readonly idempotencyKey: string; readonly userId?: string | undefined };

/** Returns the order with this id without checking access; undefined if it does not exist. */
export type OrderReader = (id: string) => Promise<OrderView | undefined>;

/** Creates a reader that reads the ids of concurrent calls in one statement. */
export function createOrderReader(read: Read): OrderReader {
  const reads = new Batcher<string, OrderView | undefined>({
    name: 'read orders',
    maxBatchSize: 200,
    maxInFlight: 4,
    maxWaiting: 10_000,
    async run(ids) {
      const rows = await read(({ pool }) =>
        query<OrderView>(pool, {
          name: 'orders-by-id',
          text: byIds,
          values: [[...new Set(ids)]],
        }),
      );
      const orders = new Map(rows.map((order) => [order.id, order]));
      return ids.map((id) => ({ status: 'fulfilled', value: orders.get(id) }));
    },
  });
  return (id) => reads.add(id);
}

/** Returns an order by id, number or idempotency key. ORDER_NOT_FOUND, also for another customer's order. */
export async function getOrder(
  { read, readOrder }: Pick<Services, 'read' | 'readOrder'>,
  actor: Actor,
  key: OrderKey,
): Promise<OrderView> {
  const find = async (): Promise<OrderView | undefined> => {
    if ('id' in key) return readOrder(key.id);
    const statement =
      'orderNumber' in key
        ? {
            name: 'order-by-number',
            text: byNumber,
            values: [orderNumbersMeantBy(key.orderNumber)],
          }
        : {
            name: 'order-by-key',
            text: byKey,
            values: [ownerOf(actor, key.userId), key.idempotencyKey],
          };
    const [order] = await read(({ pool }) => query<OrderView>(pool, statement));
    return order;
  };
  const order = await find();
  const isVisible = actor.role === 'staff' || order?.userId === actor.id;
  if (!order || !isVisible) throw orderNotFound(Object.values(key)[0] ?? '');
  return order;
}

/** Returns the order with its lines, as seen by the transaction. */
export async function viewOrder(transaction: Transaction, id: string): Promise<OrderView> {
  const [order] = await query<OrderView>(transaction, orderWhere('orders.id = $1'), [id]);
  if (!order) throw orderNotFound(id);
  return order;
}

/** The statement that returns orders with their lines, for the transaction that has changed them. */
export function ordersStatement(ids: readonly string[]) {
  return { name: 'view-orders', text: byIds, values: [ids] };
}

const byIds = orderWhere(`orders.id = ${anyOf('$1::bigint[]')}`);
const byNumber = orderWhere(`orders.order_number = ANY ($1::text[])
    ORDER BY array_position($1::text[], orders.order_number::text) LIMIT 1`);
const byKey = orderWhere(
  'orders.id = (SELECT order_id FROM idempotency_keys WHERE user_id = $1 AND key = $2)',
);

/**
 * Orders with their lines in one statement. Names and SKUs are those at the time of the order: the first name stored by a
 * later rename, or else the current one.
 */
function orderWhere(condition: string): string {
  return `
    SELECT ${orderRow.select('orders')}, lines.items, ${shipmentsSql('orders')} AS shipments
    FROM orders CROSS JOIN LATERAL (
      SELECT json_agg(json_build_object(
        'id', items.id::text, 'productId', items.product_id::text,
        'sku', COALESCE(old.sku, products.sku), 'name', COALESCE(old.name, products.name),
        'quantity', items.quantity, 'unitPrice', items.unit_price::text, 'subtotal', items.subtotal::text,
        'cancelledQuantity', cancelled, 'shippedQuantity', shipped, 'returnedQuantity', returned
      ) ORDER BY items.id) AS items
      FROM order_items items
      JOIN products ON products.id = items.product_id
      LEFT JOIN LATERAL (
        SELECT sku, name FROM product_names
        WHERE product_names.product_id = items.product_id AND until_item_id > items.id
        ORDER BY until_item_id LIMIT 1
      ) old ON true
      CROSS JOIN LATERAL ${unitsOfItemSql('items', 'orders')} units
      WHERE items.order_id = orders.id
    ) lines
    WHERE ${condition}`;
}
