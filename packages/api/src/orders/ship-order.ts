import { runInTransaction } from '@order-store/db';
import { recordStaffChange, type Origin } from '../platform/audit/record-security-event.ts';
import type { Actor } from '../platform/identity/context.ts';
import type { Services } from '../platform/services.ts';
import { checkTransition, lockOrder, moveOrder } from './move-order.ts';
import type { Ship } from './order-schemas.ts';
import {
  addShipment,
  checkUnits,
  readUnits,
  recordUnits,
  unitsIn,
  unitsLeftFor,
} from './order-units.ts';
import type { OrderView } from './order-views.ts';
import { viewOrder } from './read-order.ts';

/**
 * Ships units of a confirmed order, or without `items` all that are left. The order becomes shipped when no unit is left.
 * ORDER_NOT_FOUND, VERSION_CONFLICT, ILLEGAL_TRANSITION, ORDER_ITEM_NOT_FOUND, TOO_FEW_UNITS
 */
export async function shipOrder(
  { database }: Pick<Services, 'database'>,
  origin: Origin,
  actor: Actor,
  { id, expectedVersion, items, note, customerNote, ...parcel }: Ship,
): Promise<OrderView> {
  return runInTransaction(database, async (transaction) => {
    const order = await lockOrder(transaction, actor, id, expectedVersion);
    const { status: from, userId } = order;
    checkTransition(from, 'shipped');
    const stored = await readUnits(transaction, order);
    const open = stored
      .map((item) => ({ itemId: item.itemId, quantity: unitsLeftFor('ship', from, item) }))
      .filter(({ quantity }) => quantity > 0);
    const lines = (items ?? open).map((line) => ({ ...line, restock: false }));
    checkUnits('ship', from, stored, lines);
    const shipmentId = await addShipment(transaction, id, parcel);
    const to = unitsIn(lines) === unitsIn(open) ? 'shipped' : from;
    const eventId = await moveOrder(transaction, order, to, {
      kind: 'items_shipped',
      shipmentId,
      byUserId: actor.id,
      note,
      customerNote,
    });
    await recordUnits(transaction, order, 'ship', lines, { eventId, shipmentId });
    await recordStaffChange(transaction, origin, actor, {
      kind: 'order-status-changed',
      userId,
      details: { orderId: id, from, to, shipmentId },
    });
    return viewOrder(transaction, id);
  });
}
