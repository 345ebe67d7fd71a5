import { Order, query, type Database } from '@order-store/db';
import type { QueryBuilder } from 'objection';
import type { Actor } from '../platform/identity/context.ts';
import { requireStaff } from '../platform/trpc/procedures.ts';
import type { CursorSigner } from '../shared/cursor.ts';
import { boundTo } from '../platform/metadata/where-metadata.ts';
import { DomainError } from '../shared/domain-error.ts';
import { canonicalJson } from '../shared/canonical-json.ts';
import { keysetPage, numberedPage, type Sort } from '../shared/page.ts';
import { filterOrders } from './filter-orders.ts';
import { eventOf, historySql, type EventRow } from './order-events.ts';
import type { OrderFilter } from './order-filter-schemas.ts';
import { orderRow } from './order-row.ts';
import type { OrderEventView, OrderSummaryView } from './order-views.ts';
import { visibleEvent } from './visible-event.ts';

/**
 * Orders newest first: a customer's own, for staff all or those of the filter. FORBIDDEN if a customer filters by more than
 * the status; INVALID_CURSOR
 */
export async function listOrders(
  { knex }: Database,
  signer: CursorSigner,
  actor: Actor,
  {
    limit,
    cursor,
    ...filter
  }: OrderFilter & { readonly limit: number; readonly cursor?: string | null | undefined },
): Promise<{ items: OrderSummaryView[]; nextCursor: string | null }> {
  const { status, userId: asked, metadata, ...more } = filter;
  const others = Object.entries(more).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  if (metadata !== undefined || others.length > 0) requireStaff(actor);
  const userId = actor.role === 'staff' ? asked : ownerOf(actor, asked);
  const rows = Order.query(knex);
  await filterOrders(knex, rows, { ...filter, userId });
  const page = await keysetPage<Order, OrderSummaryView>({
    rows,
    fields,
    table: 'orders',
    sort: newest,
    limit,
    cursor,
    signer,
    // Without the filters of staff it is as in the previous release, whose cursors stay valid.
    belongsTo: [
      'orders.list',
      status ?? null,
      userId ?? null,
      ...boundTo(metadata),
      ...(others.length > 0 ? ['filter', canonicalJson(Object.fromEntries(others))] : []),
    ],
  });
  return { ...page, items: page.items.map(summaryOf) };
}

/** The same by numbered pages, for staff. */
export async function pageOrders(
  { knex }: Database,
  { page, pageSize, ...filter }: OrderFilter & { readonly page: number; readonly pageSize: number },
) {
  const rows = Order.query(knex);
  await filterOrders(knex, rows, filter);
  const found = await numberedPage<Order, OrderSummaryView>({
    rows,
    fields,
    table: 'orders',
    sort: newest,
    page,
    pageSize,
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

function summaryOf(row: OrderSummaryView): OrderSummaryView {
  return { ...orderRow.pick(row), itemCount: row.itemCount };
}
