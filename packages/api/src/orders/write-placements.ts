import type { SqlTransaction } from '@order-store/db';
import { formatMoney } from '../shared/money.ts';
import { deadlineOf } from './deadline-placements.ts';
import { nothingPaid } from './order-payment.ts';
import { orderRow, type OrderFields } from './order-row.ts';
import { keysOf } from '../shared/row.ts';
import type { OrderView } from './order-views.ts';
import type { DecidedOrder } from './placement.ts';
import { runAfterPlace, type PlacementHooks } from './placement-hooks.ts';
import { partsFor } from './placement-parts.ts';

/**
 * Writes all decided orders in one statement (orders, items, events, idempotency keys, and one stock update per product)
 * and commits. With an `afterPlace` hook, the commit is left to the transaction. `numbers` are the order numbers. Returns
 * the stored orders in the same sequence.
 */
export async function writePlacements(
  transaction: SqlTransaction,
  orders: readonly DecidedOrder[],
  numbers: readonly string[],
  hooks: PlacementHooks,
): Promise<OrderView[]> {
  if (orders.length === 0) return [];
  const items = orders.flatMap((order, index) => order.lines.map((line) => ({ ...line, index })));
  const keyed = orders.flatMap(({ userId, key }, index) =>
    key ? [{ userId, ...key, index }] : [],
  );
  const sold = new Map<string, number>();
  for (const { product, quantity } of items)
    sold.set(product.id, (sold.get(product.id) ?? 0) + quantity);

  const parts = partsFor(orders, numbers, 16 + chosenKeys.length);
  const statement = {
    name: ['write-placements', ...parts.names].join('+'),
    text: parts.sql === '' ? plainSql : sql(parts.sql),
    values: [
      numbers,
      orders.map(({ userId }) => userId),
      orders.map(({ total }) => formatMoney(total)),
      orders.map(({ placedBy }) => placedBy),
      items.map(({ index }) => numbers[index]),
      items.map(({ product }) => product.id),
      items.map(({ quantity }) => quantity),
      items.map(({ product }) => formatMoney(product.price)),
      items.map(({ subtotal }) => formatMoney(subtotal)),
      keyed.map(({ index }) => numbers[index]),
      keyed.map(({ userId }) => userId),
      keyed.map(({ key }) => key),
      keyed.map(({ requestHash }) => requestHash),
      [...sold.keys()],
      [...sold.values()],
      ...chosenKeys.map((name) => orders.map(({ chosen }) => chosen[name])),
      ...parts.values,
    ],
  };
  const { rows } = await (hooks.afterPlace
    ? transaction.query<WrittenRow>(statement)
    : transaction.commitWith<WrittenRow>(statement));

  const written = new Map(rows.map((row) => [row.orderNumber, row]));
  const views = orders.map((order, index) => {
    const row = written.get(numbers[index] ?? '');
    if (!row) throw new Error(`Order ${numbers[index]} was not written`);
    return viewOf(order, row);
  });
  await runAfterPlace(hooks, transaction, views);
  return views;
}

function viewOf(order: DecidedOrder, row: WrittenRow): OrderView {
  const { userId, chosen, metadata, charges, total, grandTotal, lines } = order;
  return {
    ...chosen,
    id: row.id,
    orderNumber: row.orderNumber,
    userId,
    status: 'pending',
    totalAmount: formatMoney(total),
    items: lines.map(({ product, quantity, subtotal }) => ({
      id: row.itemIds[product.id] ?? '',
      productId: product.id,
      sku: product.sku,
      name: product.name,
      quantity,
      unitPrice: formatMoney(product.price),
      subtotal: formatMoney(subtotal),
      cancelledQuantity: 0,
      shippedQuantity: 0,
      returnedQuantity: 0,
    })),
    shipments: [],
    createdAt: row.createdAt,
    updatedAt: row.createdAt,
    version: 1,
    metadata,
    charges: [...charges],
    grandTotal: formatMoney(grandTotal),
    netTotal: formatMoney(grandTotal),
    fulfilment: 'unfulfilled',
    expiresAt: deadlineOf(row.createdAt, order.expiresInSeconds),
    payment: nothingPaid(formatMoney(grandTotal)),
  };
}

interface WrittenRow {
  readonly id: string;
  readonly orderNumber: string;
  readonly createdAt: string;
  /** Product id → id of the order's item. */
  readonly itemIds: Readonly<Record<string, string>>;
}

const chosenKeys = keysOf(orderRow.inputs);
const chosenColumns = chosenKeys.map((key) => `, ${orderRow.column(key)}`).join('');
const chosenArrays = chosenKeys.map((key, index) => `, $${16 + index}::${typeOf(key)}[]`).join('');

function typeOf(key: keyof OrderFields): string {
  return orderRow.fields[key].type;
}

// Unlike now(), statement_timestamp() is after the wait for locks.
const sql = (parts: string) => `
WITH at AS (
  SELECT statement_timestamp() AT TIME ZONE 'UTC' AS at
), new_orders AS (
  INSERT INTO orders (order_number, user_id, total_amount, created_at, updated_at${chosenColumns})
  SELECT order_number, user_id, total_amount, at, at${chosenColumns}
  FROM at, unnest($1::text[], $2::bigint[], $3::numeric[]${chosenArrays})
         AS asked (order_number, user_id, total_amount${chosenColumns})
  RETURNING id, order_number, created_at
), new_items AS (
  INSERT INTO order_items (order_id, product_id, quantity, unit_price, subtotal, created_at)
  SELECT new_orders.id, product_id, quantity, unit_price, subtotal, created_at
  FROM unnest($5::text[], $6::bigint[], $7::int[], $8::numeric[], $9::numeric[])
         WITH ORDINALITY AS asked (order_number, product_id, quantity, unit_price, subtotal, place)
  JOIN new_orders USING (order_number)
  ORDER BY place
  RETURNING id, order_id, product_id
), new_events AS (
  INSERT INTO order_events (order_id, from_status, to_status, by_user_id, created_at)
  SELECT id, NULL, 'pending', by_user_id, created_at
  FROM unnest($1::text[], $4::bigint[]) AS asked (order_number, by_user_id) JOIN new_orders USING (order_number)
), new_keys AS (
  INSERT INTO idempotency_keys (user_id, key, request_hash, order_id, created_at)
  SELECT user_id, key, decode(request_hash, 'hex'), id, created_at
  FROM unnest($10::text[], $11::bigint[], $12::text[], $13::text[]) AS asked (order_number, user_id, key, request_hash)
  JOIN new_orders USING (order_number)
), new_stock AS (
  UPDATE products SET stock_quantity = stock_quantity - quantity, updated_at = at
  FROM at, unnest($14::bigint[], $15::int[]) AS sold (id, quantity)
  WHERE products.id = sold.id
)${parts}
SELECT new_orders.id, order_number AS "orderNumber", created_at AS "createdAt",
       jsonb_object_agg(product_id, new_items.id::text) AS "itemIds"
FROM new_orders JOIN new_items ON order_id = new_orders.id
GROUP BY new_orders.id, order_number, created_at`;

const plainSql = sql('');
