import { query, type Database } from '@order-store/db';
import {
  isAfterPosition,
  type EventPosition,
  type Statement,
} from '../platform/events/event-log.ts';
import { orderSummaryJson } from './order-row.ts';
import { entriesOfEventSql, entriesOfOrderSql, unitsOfEventJson } from './order-units-sql.ts';
import type { OrderEventView, OrderSummaryView } from './order-views.ts';

/** An order event, with the order as it was when the event was read. */
export interface OrderChange {
  readonly position: EventPosition;
  readonly event: OrderEventView;
  readonly order: OrderSummaryView;
}

/**
 * SQL condition: an event of the order has a higher transaction id than the current transaction. A transaction gets its id
 * with its first lock, so this can happen to one that locks several rows. Its own event would be read before the other one,
 * so it must leave the order to another transaction.
 */
export function isOvertakenSql(orderId: string): string {
  return `EXISTS (SELECT FROM order_events WHERE order_id = ${orderId} AND transaction_id > pg_current_xact_id())`;
}

/** Whose events to read. */
export type EventsOf =
  | { readonly kind: 'everyone' }
  | { readonly kind: 'order'; readonly orderId: string }
  | { readonly kind: 'customer'; readonly userId: string };

/** Reads the events after a position in commit order, oldest first, at most `limit`. */
export async function readOrderEvents(
  { pool }: Pick<Database, 'pool'>,
  after: EventPosition,
  limit: number,
  of: EventsOf = { kind: 'everyone' },
): Promise<OrderChange[]> {
  const rows = await query<OrderEventRow>(pool, orderEventsAfter(after, limit, of));
  return rows.map(changeOf);
}

/** The statement of {@link readOrderEvents}, to run in a transaction; {@link changeOf} converts its rows. */
export function orderEventsAfter(
  after: EventPosition,
  limit: number,
  of: EventsOf = { kind: 'everyone' },
): Statement {
  return {
    name: `read-order-events-of-${of.kind}`,
    text: detailsOf(pageOf[of.kind]),
    values: [
      after.transactionId,
      after.eventId,
      limit,
      ...(of.kind === 'order' ? [of.orderId] : of.kind === 'customer' ? [of.userId] : []),
    ],
  };
}

/** A page of events for several customers. */
export interface EventPage {
  readonly changes: readonly OrderChange[];
  /** The position of the last event that was read: the next page starts after it. */
  readonly end: EventPosition;
  /** Whether more events may exist already. */
  readonly more: boolean;
}

/** Reads `limit` events and returns those of the customers' orders. Other events cost only an index lookup. */
export async function readOrderEventsOfCustomers(
  { pool }: Pick<Database, 'pool'>,
  after: EventPosition,
  limit: number,
  userIds: readonly string[],
): Promise<EventPage> {
  const rows = await query<OrderEventRow & { readonly read_count: number }>(pool, {
    name: 'read-order-events-of-customers',
    text: customersPage,
    values: [after.transactionId, after.eventId, limit, userIds],
  });
  const [first] = rows;
  const changes = rows.map(changeOf);
  const wanted = new Set(userIds);
  return {
    changes: changes.filter(({ order }) => wanted.has(order.userId)),
    end: changes.at(-1)?.position ?? after,
    more: first?.read_count === limit,
  };
}

/** An event as it is read. */
export interface EventRow {
  readonly event: Omit<OrderEventView, 'by' | 'at'>;
  readonly by: OrderEventView['by'];
  readonly eventAt: string;
}

/** A row of {@link orderEventsAfter}. */
export interface OrderEventRow extends EventRow {
  readonly transactionId: string;
  readonly order: OrderSummaryView;
}

export function eventOf({ event, by, eventAt }: EventRow): OrderEventView {
  return { ...event, by, at: eventAt };
}

export function changeOf({ transactionId, order, ...row }: OrderEventRow): OrderChange {
  return { position: { transactionId, eventId: row.event.id }, event: eventOf(row), order };
}

/** The next rows of order_events. OFFSET 0 keeps the planner from walking all events for one customer's. */
const pageOf: Readonly<Record<EventsOf['kind'], string>> = {
  everyone: `
    SELECT * FROM order_events WHERE ${isAfterPosition} ORDER BY transaction_id, id LIMIT $3`,
  order: `
    SELECT * FROM order_events WHERE order_id = $4 AND ${isAfterPosition} ORDER BY transaction_id, id LIMIT $3`,
  customer: `
    SELECT events.* FROM orders CROSS JOIN LATERAL (
      SELECT * FROM order_events WHERE order_id = orders.id AND ${isAfterPosition} OFFSET 0
    ) events
    WHERE user_id = $4 ORDER BY events.transaction_id, events.id LIMIT $3`,
};

/** The columns of an {@link EventRow}, for a row of `order_events` as `next`. */
const eventColumns = (entries: string) => `next.created_at AS "eventAt",
       json_build_object(
         'id', next.id::text, 'orderId', order_id::text, 'from', from_status, 'to', to_status, 'note', next.note,
         'customerNote', next.customer_note, 'cause', cause, ${unitsOfEventJson('next', entries)}
       ) AS event,
       CASE WHEN u.id IS NULL THEN NULL ELSE json_build_object(
         'id', u.id::text, 'name', u.name, 'role', COALESCE(role, 'customer')
       ) END AS by`;

const authorJoins = `LEFT JOIN users u ON u.id = by_user_id
LEFT JOIN user_roles ON user_roles.user_id = u.id`;

/** Includes the last event even if it belongs to another customer: it is the end of the page. */
const customersPage = detailsOf(
  pageOf.everyone,
  ', (SELECT count(*)::int FROM next) AS read_count',
  `WHERE o.user_id = ANY ($4::bigint[])
     OR next.id = (SELECT id FROM next ORDER BY transaction_id DESC, id DESC LIMIT 1)`,
);

function detailsOf(page: string, more = '', condition = ''): string {
  return `
WITH next AS MATERIALIZED (${page})
SELECT next.transaction_id::text AS "transactionId", ${eventColumns(entriesOfEventSql('next'))},
       ${orderSummaryJson('o')} AS "order" ${more}
FROM next
JOIN orders o ON o.id = order_id
${authorJoins}
${condition}
ORDER BY next.transaction_id, next.id`;
}

/** What happened to the status and the units of an order, oldest first. Payments have a separate ledger. */
export const historySql = `
WITH units AS (${entriesOfOrderSql('$1')})
SELECT ${eventColumns('units.entries')}
FROM order_events next
${authorJoins}
LEFT JOIN units ON event_id = next.id
WHERE order_id = $1 AND COALESCE(kind, '') NOT IN ('payment_recorded', 'metadata_updated', 'hold_extended')
ORDER BY next.id`;
