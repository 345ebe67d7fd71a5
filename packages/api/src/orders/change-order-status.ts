import { runInTransaction } from '@order-store/db';
import { recordStaffChange, type Origin } from '../platform/audit/record-security-event.ts';
import type { Actor } from '../platform/identity/context.ts';
import type { Services } from '../platform/services.ts';
import { requireStaff } from '../platform/trpc/procedures.ts';
import { cancelOrder, checkCancellations } from './cancel-order.ts';
import { checkTransition, lockOrder, moveOrder } from './move-order.ts';
import { viewOrder } from './read-order.ts';
import type { OrderStatus } from './order-status.ts';
import type { OrderView } from './order-views.ts';

interface ChangeStatus {
  readonly id: string;
  readonly expectedVersion?: number | undefined;
  readonly note?: string | undefined;
  readonly customerNote?: string | undefined;
}

/**
 * Moves an order one step along the workflow and records who did it. Cancelling returns its stock, once. Only staff may
 * set `customerNote`. ORDER_NOT_FOUND, VERSION_CONFLICT with the current row, ILLEGAL_TRANSITION, ORDER_LIMIT_EXCEEDED,
 * FORBIDDEN
 */
export async function changeOrderStatus(
  { database, orderLimits }: Pick<Services, 'database' | 'orderLimits'>,
  origin: Origin,
  actor: Actor,
  { id, expectedVersion, note, customerNote }: ChangeStatus,
  to: OrderStatus,
): Promise<OrderView> {
  if (customerNote !== undefined) requireStaff(actor);
  return runInTransaction(database, async (transaction) => {
    if (to === 'cancelled') await checkCancellations(transaction, actor, orderLimits);
    const order = await lockOrder(transaction, actor, id, expectedVersion);
    const { status: from, userId } = order;
    checkTransition(from, to);
    const details = { byUserId: actor.id, note, customerNote };
    if (to === 'cancelled') await cancelOrder(transaction, order, details);
    else await moveOrder(transaction, order, to, details);
    await recordStaffChange(transaction, origin, actor, {
      kind: 'order-status-changed',
      userId,
      details: { orderId: id, from, to },
    });
    return viewOrder(transaction, id);
  });
}
