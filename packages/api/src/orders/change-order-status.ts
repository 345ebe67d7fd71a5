import {
  execute,
  Order,
  OrderEvent,
  OrderItem,
  orderWorkflow,
  runInTransaction,
  type Database,
  type Transaction,
} from '@order-store/db';
import { lockProducts } from '../products/index.ts';
import { DomainError } from '../shared/domain-error.ts';
import { utcNow } from '../shared/utc-now.ts';
import { recordStaffChange, type Origin } from '../platform/audit/record-security-event.ts';
import type { Actor } from '../platform/identity/context.ts';
import { requireStaff } from '../platform/trpc/procedures.ts';
import { endClaim } from './claim-orders.ts';
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
 * Moves an order one step along the workflow and writes who did it; cancelling gives its stock back,
 * once. Only staff may set `customerNote`. ORDER_NOT_FOUND, VERSION_CONFLICT with the current row, ILLEGAL_TRANSITION,
 * FORBIDDEN
 */
export async function changeOrderStatus(
  database: Database,
  origin: Origin,
  actor: Actor,
  { id, expectedVersion, note, customerNote }: ChangeStatus,
  to: OrderStatus,
): Promise<OrderView> {
  if (customerNote !== undefined) requireStaff(actor);
  return runInTransaction(database, async (transaction) => {
    const order = await lockOrder(transaction, actor, id);
    if (expectedVersion !== undefined && order.version !== expectedVersion) {
      const current = await viewOrder(transaction, id);
      throw new DomainError('VERSION_CONFLICT', 'Someone changed this order meanwhile', {
        current,
      });
    }
    // Kept here, since patching changes the model as well.
    const { status: from, version } = order;
    const allowed: readonly OrderStatus[] = workflow[from];
    if (!allowed.includes(to)) throw illegalTransition(from, to, allowed);

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
    if (to === 'cancelled') await giveStockBack(transaction, actor, id, note);
    return viewOrder(transaction, id);
  });
}

async function lockOrder(transaction: Transaction, actor: Actor, id: string): Promise<Order> {
  const order = await visibleTo(actor, Order.query(transaction)).findById(id).forUpdate();
  if (!order) throw orderNotFound(id);
  return order;
}

/**
 * What the order took goes back, and each product's history gets its row. The ids of those rows are taken
 * under the products' locks, so they stand in the history where they happened.
 */
async function giveStockBack(
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
  await execute(transaction, giveBackSql, [orderId, actor.id, note ?? null]);
}

const giveBackSql = `
WITH given_back AS (
  UPDATE products SET stock_quantity = stock_quantity + quantity, updated_at = statement_timestamp() AT TIME ZONE 'UTC'
  FROM order_items WHERE order_id = $1 AND product_id = products.id
  RETURNING products.id, quantity, stock_quantity
)
INSERT INTO stock_movements (product_id, kind, delta, quantity_after, order_id, by_user_id, reason, created_at)
SELECT id, 'cancellation', quantity, stock_quantity, $1, $2, $3, statement_timestamp() AT TIME ZONE 'UTC'
FROM given_back`;

function illegalTransition(
  from: OrderStatus,
  to: OrderStatus,
  allowed: readonly OrderStatus[],
): DomainError {
  const next =
    allowed.length === 0 ? 'nothing may follow' : `only ${allowed.join(' or ')} may follow`;
  return new DomainError('ILLEGAL_TRANSITION', `The order is ${from}, and ${next}`, {
    from,
    to,
    allowed: [...allowed],
  });
}
