import { runInTransaction } from '@order-store/db';
import { lockProducts } from '../products/index.ts';
import { recordStaffChange, type Origin } from '../platform/audit/record-security-event.ts';
import type { Actor } from '../platform/identity/context.ts';
import type { Services } from '../platform/services.ts';
import { lockOrder, moveOrder } from './move-order.ts';
import { updateOwed } from './order-payment.ts';
import type { ReturnItems } from './order-schemas.ts';
import { checkUnits, productsOf, readUnits, recordUnits } from './order-units.ts';
import type { OrderView } from './order-views.ts';
import { viewOrder } from './read-order.ts';
import { returnUnits } from './return-stock.ts';

/**
 * Takes back shipped units; those with `restock` return to the stock. The status of the order stays.
 * ORDER_NOT_FOUND, ORDER_ITEM_NOT_FOUND, TOO_FEW_UNITS
 */
export async function returnItems(
  { database, paymentConfirms }: Pick<Services, 'database' | 'paymentConfirms'>,
  origin: Origin,
  actor: Actor,
  { id, items: lines, reason }: ReturnItems,
): Promise<OrderView> {
  return runInTransaction(database, async (transaction) => {
    const order = await lockOrder(transaction, actor, id);
    const { status, userId } = order;
    const stored = await readUnits(transaction, order);
    checkUnits('return', status, stored, lines);
    const restock = lines.filter((line) => line.restock);
    if (restock.length > 0) await lockProducts(transaction, productsOf(stored, restock));
    const eventId = await moveOrder(transaction, order, status, {
      kind: 'items_returned',
      byUserId: actor.id,
      note: reason,
    });
    const restocked = await recordUnits(transaction, order, 'return', lines, { eventId });
    await returnUnits(transaction, restocked, { userId: actor.id, note: reason ?? null });
    await updateOwed(transaction, id, paymentConfirms);
    await recordStaffChange(transaction, origin, actor, {
      kind: 'order-items-returned',
      userId,
      details: { orderId: id, eventId },
    });
    return viewOrder(transaction, id);
  });
}
