import {
  execute,
  Order,
  OrderEvent,
  OrderItem,
  orderWorkflow,
  query,
  runInTransaction,
  type Transaction,
} from '@order-store/db';
import { lockProducts, maxStock } from '../products/index.ts';
import { DomainError } from '../shared/domain-error.ts';
import { utcNow } from '../shared/utc-now.ts';
import { recordStaffChange, type Origin } from '../platform/audit/record-security-event.ts';
import type { Actor } from '../platform/identity/context.ts';
import type { Services } from '../platform/services.ts';
import { requireStaff } from '../platform/trpc/procedures.ts';
import { endClaim } from './claim-orders.ts';
import { lockCustomers } from './lock-customers.ts';
import { limitExceeded, type OrderLimits } from './order-limits.ts';
import { orderNotFound, visibleTo } from './find-orders.ts';
import { viewOrder } from './read-order.ts';
import type { OrderStatus, OrderWorkflow } from './order-status.ts';
import type { OrderView } from './order-views.ts';

const workflow: OrderWorkflow = orderWorkflow;

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
    const { status: from, version } = order;
    const allowed: readonly OrderStatus[] = workflow[from];
    if (!allowed.includes(to)) throw illegalTransition(from, to, allowed);

    if (to === 'cancelled') await returnStock(transaction, actor, id, note);
    await order.$query(transaction).patch({ status: to, version: version + 1, updatedAt: utcNow });
    await OrderEvent.query(transaction).insert({
      orderId: id,
      fromStatus: from,
      toStatus: to,
      byUserId: actor.id,
      note: note ?? null,
      customerNote: customerNote ?? null,
      createdAt: utcNow,
    });
    await recordStaffChange(transaction, origin, actor, {
      kind: 'order-status-changed',
      userId: order.userId,
      details: { orderId: id, from, to },
    });
    if (from === 'pending') await endClaim(transaction, id);
    return viewOrder(transaction, id);
  });
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
WHERE by_user_id = $1 AND to_status = 'cancelled'
  AND created_at > statement_timestamp() AT TIME ZONE 'UTC' - interval '24 hours'`;

/** Locks an order that the actor may see. ORDER_NOT_FOUND, VERSION_CONFLICT with the current row */
export async function lockOrder(
  transaction: Transaction,
  actor: Actor,
  id: string,
  expectedVersion: number | undefined,
): Promise<Order> {
  const order = await visibleTo(actor, Order.query(transaction)).findById(id).forUpdate();
  if (!order) throw orderNotFound(id);
  if (expectedVersion !== undefined && order.version !== expectedVersion) {
    const current = await viewOrder(transaction, id);
    throw new DomainError('VERSION_CONFLICT', 'The order was changed meanwhile', { current });
  }
  return order;
}

/**
 * Returns the units of an order to the stock. The ids of the stock movements are taken under the products' locks, so
 * they give the order of each product's history.
 *
 * A cancellation never fails because of the stock: units above the maximum are written off by an adjustment before
 * the units return.
 */
async function returnStock(
  transaction: Transaction,
  actor: Actor,
  orderId: string,
  note: string | undefined,
): Promise<void> {
  const items = await OrderItem.query(transaction).select('product_id').where('order_id', orderId);
  await lockProducts(
    transaction,
    items.map(({ productId }) => productId),
  );
  await execute(transaction, returnStockSql, [orderId, actor.id, note ?? null, maxStock]);
}

const returnStockSql = `
WITH returned AS MATERIALIZED (
  SELECT product_id, quantity, stock_quantity AS stock,
         greatest(stock_quantity::bigint + quantity - $4::int, 0)::int AS excess,
         statement_timestamp() AT TIME ZONE 'UTC' AS at
  FROM order_items JOIN products ON products.id = product_id WHERE order_id = $1
), restocked AS (
  UPDATE products SET stock_quantity = stock - excess + quantity, updated_at = at
  FROM returned WHERE products.id = product_id
)
INSERT INTO stock_movements (product_id, kind, delta, quantity_after, order_id, by_user_id, reason, created_at)
SELECT product_id, kind, delta, quantity_after, order_id, $2, reason, at
FROM returned CROSS JOIN LATERAL (VALUES
  (1, 'adjustment', -excess, stock - excess, NULL, format('above the maximum stock of %s', $4::int)),
  (2, 'cancellation', quantity, stock - excess + quantity, $1::bigint, $3)
) AS movements (place, kind, delta, quantity_after, order_id, reason)
WHERE delta <> 0
ORDER BY product_id, place`;

function illegalTransition(
  from: OrderStatus,
  to: OrderStatus,
  allowed: readonly OrderStatus[],
): DomainError {
  const next = allowed.length === 0 ? 'it is final' : `it can only become ${allowed.join(' or ')}`;
  return new DomainError('ILLEGAL_TRANSITION', `The order is ${from}; ${next}`, {
    from,
    to,
    allowed: [...allowed],
  });
}
