import { Order, query, type Database } from '@order-store/db';
import type { QueryBuilder } from 'objection';
import type { Actor } from '../platform/identity/context.ts';
import { requireStaff } from '../platform/trpc/procedures.ts';
import type { CursorSigner } from '../shared/cursor.ts';
import { boundTo, whereMetadataContains } from '../platform/metadata/where-metadata.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { JsonObject } from '../shared/json-object.ts';
import { keysetPage, numberedPage, type Sort } from '../shared/page.ts';
import { eventOf, historySql, type EventRow } from './order-events.ts';
import { orderRow } from './order-row.ts';
import type { OrderStatus } from './order-status.ts';
import type { OrderEventView, OrderSummaryView } from './order-views.ts';
import { visibleEvent } from './visible-event.ts';

interface Filter {
  readonly status?: OrderStatus | undefined;
  readonly userId?: string | undefined;
  readonly metadata?: JsonObject | undefined;
}

/** Orders newest first: a customer's own, for staff all or those of `userId` or with metadata. INVALID_CURSOR, FORBIDDEN */
export async function listOrders(
  { knex }: Database,
  signer: CursorSigner,
  actor: Actor,
  {
    limit,
    cursor,
    ...filter
  }: Filter & { readonly limit: number; readonly cursor?: string | null | undefined },
): Promise<{ items: OrderSummaryView[]; nextCursor: string | null }> {
  const { status, metadata } = filter;
  if (metadata !== undefined) requireStaff(actor);
  const userId = actor.role === 'staff' ? filter.userId : ownerOf(actor, filter.userId);
  const page = await keysetPage<Order, OrderSummaryView>({
    rows: filtered(Order.query(knex), { status, userId, metadata }),
    fields,
    table: 'orders',
    sort: newest,
    limit,
    cursor,
    signer,
    belongsTo: ['orders.list', status ?? null, userId ?? null, ...boundTo(metadata)],
  });
  return { ...page, items: page.items.map(summaryOf) };
}

/** The same by numbered pages, for staff. */
export async function pageOrders(
  { knex }: Database,
  {
    status,
    userId,
    metadata,
    ...page
  }: Filter & { readonly page: number; readonly pageSize: number },
) {
  const rows = filtered(Order.query(knex), { status, userId, metadata });
  const found = await numberedPage<Order, OrderSummaryView>({
    rows,
    fields,
    table: 'orders',
    sort: newest,
    ...page,
  });
  return { ...found, items: found.items.map(summaryOf) };
}

/** Returns what happened to the status and the units of an order, oldest first. ORDER_NOT_FOUND */
export async function orderHistory(
  { knex, pool }: Database,
  actor: Actor,
  id: string,
): Promise<OrderEventView[]> {
  const order = await visibleTo(actor, Order.query(knex)).findById(id);
  if (!order) throw orderNotFound(id);
  const events = await query<EventRow>(pool, historySql, [id]);
  return events.map((row) => visibleEvent(actor, eventOf(row)));
}

export function orderNotFound(id: string): DomainError {
  return new DomainError('ORDER_NOT_FOUND', `Order ${id} not found`, { ids: [id] });
}

/** Limits rows to those the actor may see, so that another customer's order looks missing. */
export function visibleTo<R>(actor: Actor, rows: QueryBuilder<Order, R>): QueryBuilder<Order, R> {
  return actor.role === 'staff' ? rows : rows.where('orders.user_id', actor.id);
}

/** The user that a call is for: the caller, or a user given by staff. */
export function ownerOf(actor: Actor, userId: string | undefined): string {
  if (userId !== undefined && userId !== actor.id) requireStaff(actor);
  return userId ?? actor.id;
}

const newest: Sort<OrderSummaryView> = {
  column: 'created_at',
  type: 'timestamp',
  direction: 'desc',
  keyOf: (order) => order.createdAt,
};

const fields = `${orderRow.select('orders')},
  (SELECT count(*)::int FROM order_items WHERE order_id = orders.id) AS "itemCount"`;

function filtered(
  rows: QueryBuilder<Order, Order[]>,
  { status, userId, metadata }: Filter,
): QueryBuilder<Order, Order[]> {
  if (status !== undefined) void rows.where('orders.status', status);
  if (userId !== undefined) void rows.where('orders.user_id', userId);
  if (metadata !== undefined) whereMetadataContains(rows, 'order', metadata);
  return rows;
}

function summaryOf(row: OrderSummaryView): OrderSummaryView {
  return { ...orderRow.pick(row), itemCount: row.itemCount };
}
