import { query, runInTransaction, type Order, type Transaction } from '@order-store/db';
import { lockProducts } from '../products/index.ts';
import { recordStaffChange, type Origin } from '../platform/audit/record-security-event.ts';
import type { Actor } from '../platform/identity/context.ts';
import type { Services } from '../platform/services.ts';
import { cancelOrder, checkCancellations, checkCancelledLines } from './cancel-order.ts';
import { checkTransition, lockOrder, moveOrder, type MoveDetails } from './move-order.ts';
import { updateOwed } from './order-payment.ts';
import type { CancelItems } from './order-schemas.ts';
import {
  checkUnits,
  productsOf,
  readUnits,
  recordUnits,
  unitsIn,
  unitsLeftFor,
  type ItemUnits,
  type UnitsLine,
} from './order-units.ts';
import type { OrderView } from './order-views.ts';
import { viewOrder } from './read-order.ts';
import { returnUnits } from './return-stock.ts';

/**
 * Cancels units of a pending or confirmed order that have not shipped, and returns them to the stock. When no unit is
 * left, the order becomes cancelled, or shipped if some have shipped. A pending order whose payments reach what is left
 * to pay is confirmed. ORDER_NOT_FOUND, VERSION_CONFLICT, ILLEGAL_TRANSITION, ORDER_ITEM_NOT_FOUND, TOO_FEW_UNITS,
 * ORDER_LIMIT_EXCEEDED
 */
export async function cancelItems(
  {
    database,
    orderLimits,
    paymentConfirms,
  }: Pick<Services, 'database' | 'orderLimits' | 'paymentConfirms'>,
  origin: Origin,
  actor: Actor,
  { id, items, reason, expectedVersion }: CancelItems,
): Promise<OrderView> {
  return runInTransaction(database, async (transaction) => {
    await checkCancellations(transaction, actor, orderLimits);
    const order = await lockOrder(transaction, actor, id, expectedVersion);
    const { status, userId } = order;
    checkTransition(status, 'cancelled');
    const stored = await readUnits(transaction, order);
    const lines = items.map((line) => ({ ...line, restock: true }));
    checkUnits('cancel', status, stored, lines);
    await checkCancelledLines(transaction, actor, id, lines, orderLimits);
    const open = stored.reduce((sum, item) => sum + unitsLeftFor('cancel', status, item), 0);
    const isLast = open === unitsIn(lines);
    const hasShipped = stored.some(({ shipped }) => shipped > 0);
    const details = { byUserId: actor.id, note: reason };
    const eventId =
      isLast && !hasShipped
        ? await cancelOrder(transaction, order, details)
        : await cancelUnits(transaction, order, { stored, lines, isLast, details });
    const { confirms } = await updateOwed(transaction, id, paymentConfirms);
    if (confirms && order.status === 'pending')
      await moveOrder(transaction, order, 'confirmed', { byUserId: actor.id, cause: 'paid' });
    await recordStaffChange(transaction, origin, actor, {
      kind: 'order-items-cancelled',
      userId,
      details: { orderId: id, eventId },
    });
    return viewOrder(transaction, id);
  });
}

interface Cancellation {
  readonly stored: readonly ItemUnits[];
  readonly lines: readonly UnitsLine[];
  /** Whether no unit is left, though some have shipped. */
  readonly isLast: boolean;
  readonly details: MoveDetails & { readonly note: string | undefined };
}

/** Cancels units of an order of which others are left or have shipped. Returns the id of the event. */
async function cancelUnits(
  transaction: Transaction,
  order: Order,
  { stored, lines, isLast, details }: Cancellation,
): Promise<string> {
  await lockProducts(transaction, productsOf(stored, lines));
  const to = isLast ? 'shipped' : order.status;
  const eventId = await moveOrder(transaction, order, to, { ...details, kind: 'items_cancelled' });
  const restocked = await recordUnits(transaction, order, 'cancel', lines, { eventId });
  await returnUnits(transaction, restocked, {
    userId: details.byUserId,
    note: details.note ?? null,
  });
  const [undelivered] = isLast ? await query(transaction, undeliveredSql, [order.id]) : [true];
  if (!undelivered)
    await moveOrder(transaction, order, 'delivered', { byUserId: details.byUserId });
  return eventId;
}

const undeliveredSql =
  'SELECT FROM order_shipments WHERE order_id = $1 AND delivered_at IS NULL LIMIT 1';
