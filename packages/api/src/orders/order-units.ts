import {
  orderItemActions,
  query,
  type Order,
  type OrderItemAction,
  type Transaction,
} from '@order-store/db';
import { DomainError } from '../shared/domain-error.ts';
import type { OrderItemActions, OrderStatus } from './order-status.ts';
import { unitsOfItemSql } from './order-units-sql.ts';

const actions: OrderItemActions = orderItemActions;

/** An order item, and what has happened to its units. */
export interface ItemUnits {
  readonly itemId: string;
  readonly productId: string;
  readonly quantity: number;
  readonly cancelled: number;
  readonly shipped: number;
  readonly returned: number;
}

/** Units to cancel, ship or return. */
export interface UnitsLine {
  readonly itemId: string;
  readonly quantity: number;
  readonly restock: boolean;
}

/** The items of an order whose row the transaction has locked. */
export async function readUnits(
  transaction: Transaction,
  { id }: Pick<Order, 'id'>,
): Promise<ItemUnits[]> {
  return query<ItemUnits>(transaction, readSql, [id]);
}

/** How many units the status and the ledger leave for an action. */
export function unitsLeftFor(
  action: OrderItemAction,
  status: OrderStatus,
  item: ItemUnits,
): number {
  const allowed: readonly OrderItemAction[] = actions[status];
  if (!allowed.includes(action)) return 0;
  const { quantity, cancelled, shipped, returned } = item;
  return action === 'return' ? shipped - returned : quantity - cancelled - shipped;
}

/** ORDER_ITEM_NOT_FOUND, TOO_FEW_UNITS with every line that asks for too many */
export function checkUnits(
  action: OrderItemAction,
  status: OrderStatus,
  items: readonly ItemUnits[],
  lines: readonly UnitsLine[],
): void {
  const known = new Map(items.map((item) => [item.itemId, item]));
  const requested = new Map<string, number>();
  for (const { itemId, quantity } of lines)
    requested.set(itemId, (requested.get(itemId) ?? 0) + quantity);
  const unknown = [...requested.keys()].filter((itemId) => !known.has(itemId));
  if (unknown.length > 0)
    throw new DomainError(
      'ORDER_ITEM_NOT_FOUND',
      `items: the order has no item with the id ${unknown.join(', ')}; use the ids in Order.items`,
      { ids: unknown },
    );
  const short = [...requested].flatMap(([itemId, quantity]) => {
    const item = known.get(itemId);
    const available = item ? unitsLeftFor(action, status, item) : 0;
    return quantity > available ? [{ itemId, requested: quantity, available }] : [];
  });
  const [first] = short;
  if (first)
    throw new DomainError(
      'TOO_FEW_UNITS',
      `items: only ${first.available} of item ${first.itemId} can be ${past[action]}, not ${first.requested}; read the order again`,
      { lines: short },
    );
}

const past = { cancel: 'cancelled', ship: 'shipped', return: 'returned' } as const;

/** How many units the lines ask for. */
export function unitsIn(lines: readonly { readonly quantity: number }[]): number {
  return lines.reduce((sum, { quantity }) => sum + quantity, 0);
}

/** The products of the lines. */
export function productsOf(items: readonly ItemUnits[], lines: readonly UnitsLine[]): string[] {
  const asked = new Set(lines.map(({ itemId }) => itemId));
  return items.filter(({ itemId }) => asked.has(itemId)).map(({ productId }) => productId);
}

/** Appends lines to the ledger, as part of an event, and returns the ids of those whose units return to the stock. */
export async function recordUnits(
  transaction: Transaction,
  { id: orderId, createdAt }: Pick<Order, 'id' | 'createdAt'>,
  action: OrderItemAction,
  lines: readonly UnitsLine[],
  { eventId, shipmentId = null }: { readonly eventId: string; readonly shipmentId?: string | null },
): Promise<string[]> {
  const rows = await query<{ id: string; restocked: boolean }>(transaction, recordSql, [
    orderId,
    createdAt,
    eventId,
    past[action],
    shipmentId,
    lines.map(({ itemId }) => itemId),
    lines.map(({ quantity }) => quantity),
    lines.map(({ restock }) => restock),
  ]);
  return rows.filter(({ restocked }) => restocked).map(({ id }) => id);
}

/** Adds a shipment without units, and returns its id. */
export async function addShipment(
  transaction: Transaction,
  orderId: string,
  parcel: {
    readonly carrier?: string | undefined;
    readonly trackingNumber?: string | undefined;
    readonly trackingUrl?: string | undefined;
  },
): Promise<string> {
  const [shipment] = await query<{ id: string }>(transaction, addShipmentSql, [
    orderId,
    parcel.carrier ?? null,
    parcel.trackingNumber ?? null,
    parcel.trackingUrl ?? null,
  ]);
  if (!shipment) throw new Error('The shipment was not inserted');
  return shipment.id;
}

const readSql = `
SELECT items.id AS "itemId", product_id AS "productId", quantity, units.*
FROM orders JOIN order_items items ON items.order_id = orders.id
CROSS JOIN LATERAL ${unitsOfItemSql('items', 'orders')} units
WHERE orders.id = $1 ORDER BY items.id`;

// One entry per item and `restocked`. Entries of one product take ids in the order in which they return to the stock.
const recordSql = `
INSERT INTO order_item_changes
  (order_id, item_id, event_id, kind, quantity, amount, restocked, shipment_id, ordered_at, created_at)
SELECT $1, items.id, $3, $4, sum(asked.quantity), sum(asked.quantity) * unit_price, restocked, $5, $2,
       statement_timestamp() AT TIME ZONE 'UTC'
FROM unnest($6::bigint[], $7::int[], $8::boolean[]) AS asked (item_id, quantity, restocked)
JOIN order_items items ON items.id = asked.item_id AND order_id = $1
GROUP BY items.id, restocked ORDER BY items.id, restocked
RETURNING id, restocked`;

const addShipmentSql = `
INSERT INTO order_shipments (order_id, carrier, tracking_number, tracking_url, shipped_at)
VALUES ($1, $2, $3, $4, statement_timestamp() AT TIME ZONE 'UTC') RETURNING id`;
