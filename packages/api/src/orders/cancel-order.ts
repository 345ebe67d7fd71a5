import { OrderItem, query, type Order, type Transaction } from '@order-store/db';
import { lockProducts } from '../products/index.ts';
import type { Actor } from '../platform/identity/context.ts';
import { DomainError } from '../shared/domain-error.ts';
import { lockCustomers } from './lock-customers.ts';
import { moveOrder, type MoveDetails } from './move-order.ts';
import { limitExceeded, type OrderLimits } from './order-limits.ts';
import { returnStock } from './return-stock.ts';

/**
 * Cancels a whole locked order, of which nothing has shipped, and returns its stock. Returns the id of the event.
 * ILLEGAL_TRANSITION
 */
export async function cancelOrder(
  transaction: Transaction,
  order: Order,
  details: MoveDetails,
): Promise<string> {
  const { id, status } = order;
  const [shipment] = await query(transaction, anyShipmentSql, [id]);
  if (shipment)
    throw new DomainError(
      'ILLEGAL_TRANSITION',
      'Part of the order has shipped: cancel the units that are left with orders.cancelItems',
      { from: status, to: 'cancelled', allowed: ['shipped'] },
    );
  const items = await OrderItem.query(transaction).select('product_id').where('order_id', id);
  await lockProducts(
    transaction,
    items.map(({ productId }) => productId),
  );
  await returnStock(transaction, [id], { userId: details.byUserId, note: details.note ?? null });
  return moveOrder(transaction, order, 'cancelled', details);
}

/** Counts a customer's cancellations, whole or in part, while no other cancellation of theirs runs. */
export async function checkCancellations(
  transaction: Transaction,
  { id, role }: Pick<Actor, 'id' | 'role'>,
  { cancellationsPerDay: allowed }: OrderLimits,
): Promise<void> {
  if (role === 'staff' || allowed === null) return;
  await lockCustomers(transaction, 'cancelling', [id]);
  const [row] = await query<{ count: number }>(transaction, countCancellationsSql, [id]);
  const requested = (row?.count ?? 0) + 1;
  if (requested > allowed) throw limitExceeded('cancellationsPerDay', allowed, requested);
}

/**
 * Counts the lines that were cancelled of a locked order. An order of a million units could otherwise be cancelled unit by
 * unit, and whatever reads the order or its history reads each of these entries.
 */
export async function checkCancelledLines(
  transaction: Transaction,
  { role }: Pick<Actor, 'role'>,
  orderId: string,
  lines: readonly { readonly itemId: string }[],
  { cancelledLinesPerOrder: allowed }: OrderLimits,
): Promise<void> {
  if (role === 'staff' || allowed === null) return;
  const [row] = await query<{ count: number }>(transaction, countCancelledLinesSql, [orderId]);
  const requested = (row?.count ?? 0) + new Set(lines.map(({ itemId }) => itemId)).size;
  if (requested > allowed) throw limitExceeded('cancelledLinesPerOrder', allowed, requested);
}

const countCancelledLinesSql = `
SELECT count(*)::int FROM order_item_changes WHERE order_id = $1 AND kind = 'cancelled'`;

const anyShipmentSql = 'SELECT FROM order_shipments WHERE order_id = $1 LIMIT 1';

const countCancellationsSql = `
SELECT count(*)::int FROM order_events
WHERE by_user_id = $1 AND (from_status <> 'cancelled' AND to_status = 'cancelled' OR kind = 'items_cancelled')
  AND created_at > statement_timestamp() AT TIME ZONE 'UTC' - interval '24 hours'`;
