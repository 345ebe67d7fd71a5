import {
  Order,
  OrderEvent,
  OrderItem,
  orderWorkflow,
  Product,
  runInTransaction,
  type Database,
  type Transaction,
} from '@order-store/db';
import { raw } from 'objection';
import { lockProducts } from '../products/lock-products.ts';
import { DomainError } from '../shared/domain-error.ts';
import { utcNow } from '../shared/utc-now.ts';
import type { Actor } from '../trpc/context.ts';
import { orderNotFound, visibleTo } from './find-orders.ts';
import { viewOrder } from './read-order.ts';
import type { OrderStatus } from './order-status.ts';
import type { OrderView } from './order-views.ts';

interface ChangeStatus {
  readonly id: string;
  readonly expectedVersion?: number | undefined;
  readonly note?: string | undefined;
}

/**
 * Moves an order one step along the workflow and writes who did it; cancelling gives its stock back,
 * once. ORDER_NOT_FOUND, VERSION_CONFLICT with the current row, ILLEGAL_TRANSITION
 */
export async function changeOrderStatus(
  database: Database,
  actor: Actor,
  { id, expectedVersion, note }: ChangeStatus,
  to: OrderStatus,
): Promise<OrderView> {
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
    const allowed = orderWorkflow[from];
    if (!allowed.includes(to)) throw illegalTransition(from, to, allowed);

    await order.$query(transaction).patch({ status: to, version: version + 1, updatedAt: utcNow });
    await OrderEvent.query(transaction).insert({
      orderId: id,
      fromStatus: from,
      toStatus: to,
      byUserId: actor.id,
      note: note ?? null,
      createdAt: utcNow,
    });
    if (to === 'cancelled') await giveStockBack(transaction, id);
    return viewOrder(transaction, id);
  });
}

async function lockOrder(transaction: Transaction, actor: Actor, id: string): Promise<Order> {
  const order = await visibleTo(actor, Order.query(transaction)).findById(id).forUpdate();
  if (!order) throw orderNotFound(id);
  return order;
}

async function giveStockBack(transaction: Transaction, orderId: string): Promise<void> {
  const items = await OrderItem.query(transaction).where('order_id', orderId);
  await lockProducts(
    transaction,
    items.map(({ productId }) => productId),
  );
  await Product.query(transaction)
    .whereIn(
      'id',
      items.map(({ productId }) => productId),
    )
    .patch({
      stockQuantity: raw(
        'stock_quantity + (SELECT quantity FROM order_items WHERE order_id = ? AND product_id = products.id)',
        [orderId],
      ),
      updatedAt: utcNow,
    });
}

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
