import { OrderItem, query, runInTransaction, type Transaction } from '@order-store/db';
import { lockProducts } from '../products/index.ts';
import { recordStaffChange, type Origin } from '../platform/audit/record-security-event.ts';
import type { Actor } from '../platform/identity/context.ts';
import type { Services } from '../platform/services.ts';
import { requireStaff } from '../platform/trpc/procedures.ts';
import { lockCustomers } from './lock-customers.ts';
import { checkTransition, lockOrder, moveOrder } from './move-order.ts';
import { limitExceeded, type OrderLimits } from './order-limits.ts';
import { viewOrder } from './read-order.ts';
import { returnStock } from './return-stock.ts';
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
    if (to === 'cancelled' && actor.role === 'customer')
      await checkCancellations(transaction, actor, orderLimits);
    const order = await lockOrder(transaction, actor, id, expectedVersion);
    const { status: from, userId } = order;
    checkTransition(from, to);

    if (to === 'cancelled') {
      await lockItems(transaction, id);
      await returnStock(transaction, [id], { userId: actor.id, note: note ?? null });
    }
    await moveOrder(transaction, order, to, { byUserId: actor.id, note, customerNote });
    await recordStaffChange(transaction, origin, actor, {
      kind: 'order-status-changed',
      userId,
      details: { orderId: id, from, to },
    });
    return viewOrder(transaction, id);
  });
}

/** Locks the products of an order. */
async function lockItems(transaction: Transaction, orderId: string): Promise<void> {
  const items = await OrderItem.query(transaction).select('product_id').where('order_id', orderId);
  await lockProducts(
    transaction,
    items.map(({ productId }) => productId),
  );
}

/** Counts a customer's cancellations while no other cancellation of theirs runs. */
async function checkCancellations(
  transaction: Transaction,
  { id }: Actor,
  { cancellationsPerDay: allowed }: OrderLimits,
): Promise<void> {
  if (allowed === null) return;
  await lockCustomers(transaction, 'cancelling', [id]);
  const [row] = await query<{ count: number }>(transaction, countCancellationsSql, [id]);
  const requested = (row?.count ?? 0) + 1;
  if (requested > allowed) throw limitExceeded('cancellationsPerDay', allowed, requested);
}

const countCancellationsSql = `
SELECT count(*)::int FROM order_events
WHERE by_user_id = $1 AND to_status = 'cancelled' AND kind IS NULL
  AND created_at > statement_timestamp() AT TIME ZONE 'UTC' - interval '24 hours'`;
