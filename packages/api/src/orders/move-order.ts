import {
  Order,
  OrderEvent,
  orderWorkflow,
  query,
  type OrderEventKind,
  type Transaction,
} from '@order-store/db';
import type { Actor } from '../platform/identity/context.ts';
import { DomainError } from '../shared/domain-error.ts';
import { utcNow } from '../shared/utc-now.ts';
import { orderNotFound, visibleTo } from './find-orders.ts';
import type { OrderStatus, OrderWorkflow } from './order-status.ts';
import type { OrderEventView } from './order-views.ts';
import { viewOrder } from './read-order.ts';

const workflow: OrderWorkflow = orderWorkflow;

/**
 * Locks an order that the actor may see. Whatever decides about an order does so under this lock. ORDER_NOT_FOUND,
 * VERSION_CONFLICT
 */
export async function lockOrder(
  transaction: Transaction,
  actor: Actor,
  id: string,
  expectedVersion?: number,
): Promise<Order> {
  const order = await visibleTo(actor, Order.query(transaction)).findById(id).forUpdate();
  if (!order || (await wasErased(transaction, actor))) throw orderNotFound(id);
  if (expectedVersion !== undefined && order.version !== expectedVersion) {
    const current = await viewOrder(transaction, id);
    throw new DomainError(
      'VERSION_CONFLICT',
      'The order has changed: apply the change to its current version',
      {
        current,
      },
    );
  }
  return order;
}

/** A call that waited while its customer was erased would otherwise add the customer's note to the order. */
async function wasErased(transaction: Transaction, { id, role }: Actor): Promise<boolean> {
  if (role === 'staff') return false;
  const sql = 'SELECT FROM users WHERE id = $1 AND erased_at IS NOT NULL';
  return (await query(transaction, sql, [id])).length > 0;
}

/** ILLEGAL_TRANSITION unless the workflow allows the step. */
export function checkTransition(from: OrderStatus, to: OrderStatus): void {
  const allowed: readonly OrderStatus[] = workflow[from];
  if (!allowed.includes(to)) throw illegalTransition(from, to);
}

export function illegalTransition(from: OrderStatus, to: OrderStatus): DomainError {
  const allowed: readonly OrderStatus[] = workflow[from];
  const next = allowed.length === 0 ? 'it is final' : `it can only become ${allowed.join(' or ')}`;
  return new DomainError('ILLEGAL_TRANSITION', `The order is ${from}; ${next}`, {
    from,
    to,
    allowed: [...allowed],
  });
}

/** What an event says besides the statuses. */
export interface MoveDetails {
  readonly byUserId: string;
  readonly note?: string | undefined;
  readonly customerNote?: string | undefined;
  readonly cause?: OrderEventView['cause'];
  readonly kind?: OrderEventKind;
  readonly shipmentId?: string;
}

/**
 * Moves a locked order to a status, or to its own for an event of its units, and adds the event to its history. Returns
 * the event's id. A trigger ends what a status ends.
 */
export async function moveOrder(
  transaction: Transaction,
  order: Order,
  to: OrderStatus,
  details: MoveDetails,
): Promise<string> {
  const { id: orderId, status: fromStatus, version } = order;
  await order.$query(transaction).patch({ status: to, version: version + 1, updatedAt: utcNow });
  const event = await OrderEvent.query(transaction).insert({
    byUserId: details.byUserId,
    note: details.note ?? null,
    customerNote: details.customerNote ?? null,
    cause: details.cause ?? null,
    kind: details.kind ?? null,
    shipmentId: details.shipmentId ?? null,
    orderId,
    fromStatus,
    toStatus: to,
    createdAt: utcNow,
  });
  return event.id;
}

/** Adds an event to a locked order that leaves its status as it is, for those who follow the order. */
export async function addOrderEvent(
  transaction: Transaction,
  { id: orderId, status }: Order,
  kind: OrderEventKind,
  { id: byUserId }: Pick<Actor, 'id'>,
): Promise<void> {
  const at = { fromStatus: status, toStatus: status, createdAt: utcNow };
  await OrderEvent.query(transaction).insert({ orderId, kind, byUserId, ...at });
}
