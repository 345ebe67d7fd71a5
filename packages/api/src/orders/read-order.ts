import { query, type Transaction } from '@order-store/db';
import type { Read } from '../platform/replicas/route-reads.ts';
import type { Services } from '../platform/services.ts';
import { anyOf } from '../platform/batching/batch-settings.ts';
import { Batcher } from '../platform/batching/batcher.ts';
import type { Actor } from '../platform/identity/context.ts';
import { orderNotFound, ownerOf } from './find-orders.ts';
import { orderRow } from './order-row.ts';
import { possibleOrderNumbers } from './order-number.ts';
import { shipmentsSql, unitsOfItemSql } from './order-units-sql.ts';
import type { OrderView } from './order-views.ts';

type OrderKey =
  | { readonly id: string }
  | { readonly orderNumber: string }
  | { readonly idempotencyKey: string; readonly userId?: string | undefined };

/** Returns an order, for staff any order; undefined if it does not exist or is another customer's. */
export type OrderReader = (id: string, actor: Actor) => Promise<OrderView | undefined>;

/** Creates a reader that reads the ids of concurrent calls in one statement. */
export function createOrderReader(read: Read): OrderReader {
  const reads = new Batcher<{ id: string; actor: Actor }, OrderView | undefined>({
    name: 'read orders',
    maxBatchSize: 200,
    maxInFlight: 4,
    maxWaiting: 10_000,
    async run(wanted) {
      const byStaff = wanted.filter(({ actor }) => actor.role === 'staff');
      const byOwners = wanted.filter(({ actor }) => actor.role !== 'staff');
      const values = [
        byStaff.map(({ id }) => id),
        byOwners.map(({ id }) => id),
        byOwners.map(({ actor }) => actor.id),
      ];
      const rows = await read(({ pool }) =>
        query<OrderView>(pool, { name: 'visible-orders-by-id', text: visibleByIds, values }),
      );
      const orders = new Map(rows.map((order) => [order.id, order]));
      return wanted.map(({ id, actor }) => ({
        status: 'fulfilled',
        value: visibleTo(actor, orders.get(id)),
      }));
    },
  });
  return (id, actor) => reads.add({ id, actor });
}

/** Returns an order by id, number or idempotency key. ORDER_NOT_FOUND, also for another customer's order. */
export async function getOrder(
  { read, readOrder }: Pick<Services, 'read' | 'readOrder'>,
  actor: Actor,
  key: OrderKey,
): Promise<OrderView> {
  const find = async (): Promise<OrderView | undefined> => {
    if ('id' in key) return readOrder(key.id, actor);
    const statement =
      'orderNumber' in key
        ? {
            name: 'visible-order-by-number',
            text: byNumber,
            values: [
              possibleOrderNumbers(key.orderNumber),
              actor.role === 'staff' ? null : actor.id,
            ],
          }
        : {
            name: 'order-by-key',
            text: byKey,
            values: [ownerOf(actor, key.userId), key.idempotencyKey],
          };
    const [order] = await read(({ pool }) => query<OrderView>(pool, statement));
    return visibleTo(actor, order);
  };
  const order = await find();
  if (!order) throw orderNotFound(Object.values(key)[0] ?? '');
  return order;
}

function visibleTo(actor: Actor, order: OrderView | undefined): OrderView | undefined {
  return actor.role === 'staff' || order?.userId === actor.id ? order : undefined;
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

const byIds = orderWhere('orders.id = ANY ($1::bigint[])');
// The statements check the owner, too: reading the lines of an order that the caller may not see would cost the most.
const visibleByIds = orderWhere(`orders.id = ${anyOf('$1::bigint[] || $2::bigint[]')} AND (
      orders.id = ANY ($1) OR (orders.id, orders.user_id) IN (SELECT * FROM unnest($2, $3::bigint[]))
    )`);
const byNumber =
  orderWhere(`orders.order_number = ANY ($1::text[]) AND COALESCE($2, orders.user_id) = orders.user_id
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
