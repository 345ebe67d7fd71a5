import { query, runInTransaction, type Database } from '@order-store/db';
import { recordStaffChange, type Origin } from '../platform/audit/record-security-event.ts';
import type { Actor } from '../platform/identity/context.ts';
import { utcNow } from '../shared/utc-now.ts';
import { addOrderEvent, illegalTransition, lockOrder } from './move-order.ts';
import type { OrderView } from './order-views.ts';
import { viewOrder } from './read-order.ts';

/**
 * Makes a pending order expire `expiresInSeconds` from now, by the database's clock, whether it expired sooner, later or
 * never. ORDER_NOT_FOUND, ILLEGAL_TRANSITION if it is not pending (any more)
 */
export async function extendHold(
  database: Database,
  origin: Origin,
  actor: Actor,
  { id, expiresInSeconds }: { readonly id: string; readonly expiresInSeconds: number },
): Promise<OrderView> {
  return runInTransaction(database, async (transaction) => {
    const order = await lockOrder(transaction, actor, id);
    const { status, version, userId } = order;
    if (status !== 'pending') throw illegalTransition(status, 'pending');
    const [deadline] = await query<{ expiresAt: string }>(transaction, sql, [id, expiresInSeconds]);
    await order.$query(transaction).patch({ version: version + 1, updatedAt: utcNow });
    await addOrderEvent(transaction, order, 'hold_extended', actor);
    await recordStaffChange(transaction, origin, actor, {
      kind: 'order-hold-extended',
      userId,
      details: { orderId: id, expiresAt: deadline?.expiresAt ?? '' },
    });
    return viewOrder(transaction, id);
  });
}

const sql = `
INSERT INTO order_deadlines (order_id, expires_at)
VALUES ($1, statement_timestamp() AT TIME ZONE 'UTC' + make_interval(secs => $2))
ON CONFLICT (order_id) DO UPDATE SET expires_at = excluded.expires_at
RETURNING expires_at AS "expiresAt"`;
