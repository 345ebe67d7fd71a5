import type { Database } from '@order-store/db';
import type { OrderEventView, OrderSummaryView } from '../../orders/order-views.ts';

/**
 * A place in the stream of all order events: the transaction that wrote an event, and the event. What is
 * after it is new. As text, `7312-88`, it is the event id of live updates.
 */
export interface EventPosition {
  readonly transactionId: string;
  readonly eventId: string;
}

/** An event with its order as it is now. */
export interface OrderChange {
  readonly position: EventPosition;
  readonly event: OrderEventView;
  readonly order: OrderSummaryView;
}

/** Whose events are wanted. */
export type EventsOf =
  | { readonly kind: 'everybody' }
  | { readonly kind: 'order'; readonly orderId: string }
  | { readonly kind: 'customer'; readonly userId: string };

/**
 * The events after a position, oldest first, `limit` at most. Complete under commits out of order: only
 * events of transactions older than every running one are read, so none can appear before the last one
 * that was given. A transaction that writes for long, in any database of the server, holds newer events
 * back until it ends.
 */
export async function readOrderEvents(
  { pool }: Pick<Database, 'pool'>,
  after: EventPosition,
  limit: number,
  of: EventsOf = { kind: 'everybody' },
): Promise<OrderChange[]> {
  const { rows } = await pool.query<OrderEventRow>(orderEventsAfter(after, limit, of));
  return rows.map(changeOf);
}

/** The statement of {@link readOrderEvents}, for a transaction of one's own; {@link changeOf} reads its rows. */
export function orderEventsAfter(
  after: EventPosition,
  limit: number,
  of: EventsOf = { kind: 'everybody' },
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

/** What several customers together want of the stream. */
export interface EventPage {
  readonly changes: readonly OrderChange[];
  /** Up to where was read: from here it goes on. */
  readonly end: EventPosition;
  /** Whether more may be there already. */
  readonly more: boolean;
}

/**
 * The same stream for several customers at once: looks at `limit` events and gives those of their orders.
 * Others cost no more than a look at whose they are.
 */
export async function readOrderEventsOfCustomers(
  { pool }: Pick<Database, 'pool'>,
  after: EventPosition,
  limit: number,
  userIds: readonly string[],
): Promise<EventPage> {
  const { rows } = await pool.query<OrderEventRow & { readonly looked_at: number }>({
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
    more: first?.looked_at === limit,
  };
}

/** Where the stream ends now: following from here gives what happens from now on. */
export async function endOfOrderEvents({ pool }: Pick<Database, 'pool'>): Promise<EventPosition> {
  const { rows } = await pool.query<EventPosition>(`
    SELECT transaction_id::text AS "transactionId", id::text AS "eventId" FROM order_events
    WHERE transaction_id < pg_snapshot_xmin(pg_current_snapshot())
    ORDER BY transaction_id DESC, id DESC LIMIT 1`);
  return rows[0] ?? startOfOrderEvents;
}

/**
 * Where a reader that stored a position continues. A logical restore gives an event another transaction, 0, and keeps
 * its id. When the event is gone (a restore to a moment before it, a failover that lost it), the reader continues at
 * the end of the events at the latest: a position ahead of them would skip all that follow until transaction ids
 * catch up.
 */
export async function presentPosition(
  database: Pick<Database, 'pool'>,
  stored: EventPosition,
): Promise<EventPosition> {
  const { rows } = await database.pool.query<EventPosition>({
    name: 'present-position',
    text: `
      SELECT transaction_id::text AS "transactionId", id::text AS "eventId" FROM order_events
      WHERE id = $1 AND transaction_id IN ('0', $2::text::xid8)`,
    values: [stored.eventId, stored.transactionId],
  });
  const [found] = rows;
  if (found) return found;
  const end = await endOfOrderEvents(database);
  return isAfter(stored, end) ? end : stored;
}

/** Whether the first position is behind the other in the stream. */
export function isAfter(position: EventPosition, other: EventPosition): boolean {
  const [mine, theirs] = [BigInt(position.transactionId), BigInt(other.transactionId)];
  return mine > theirs || (mine === theirs && BigInt(position.eventId) > BigInt(other.eventId));
}

/** Before every event. */
export const startOfOrderEvents: EventPosition = { transactionId: '0', eventId: '0' };

export function formatPosition({ transactionId, eventId }: EventPosition): string {
  return `${transactionId}-${eventId}`;
}

/** The position that was written so, or undefined for any other text. */
export function parsePosition(text: string): EventPosition | undefined {
  const [, transactionId, eventId] = /^(\d{1,19})-(\d{1,18})$/.exec(text) ?? [];
  if (transactionId === undefined || eventId === undefined) return undefined;
  return { transactionId, eventId };
}

/** What the driver is to run. */
export interface Statement {
  readonly name: string;
  readonly text: string;
  readonly values: unknown[];
}

/** A row of {@link orderEventsAfter}. */
export interface OrderEventRow {
  readonly transactionId: string;
  readonly event: Omit<OrderEventView, 'by' | 'at'>;
  readonly by: OrderEventView['by'];
  readonly order: Omit<OrderSummaryView, 'createdAt' | 'updatedAt'>;
  readonly eventAt: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export function changeOf({
  transactionId,
  by,
  event,
  order,
  eventAt,
  createdAt,
  updatedAt,
}: OrderEventRow): OrderChange {
  return {
    position: { transactionId, eventId: event.id },
    event: { ...event, by, at: eventAt },
    order: { ...order, createdAt, updatedAt },
  };
}

const isNew = `
  (transaction_id, id) > ($1::text::xid8, $2::bigint)
  AND transaction_id < pg_snapshot_xmin(pg_current_snapshot())`;

/** The next rows of order_events. OFFSET 0 keeps the planner from walking all events for one customer's. */
const pageOf: Readonly<Record<EventsOf['kind'], string>> = {
  everybody: `
    SELECT * FROM order_events WHERE ${isNew} ORDER BY transaction_id, id LIMIT $3`,
  order: `
    SELECT * FROM order_events WHERE order_id = $4 AND ${isNew} ORDER BY transaction_id, id LIMIT $3`,
  customer: `
    SELECT events.* FROM orders CROSS JOIN LATERAL (
      SELECT * FROM order_events WHERE order_id = orders.id AND ${isNew} OFFSET 0
    ) events
    WHERE user_id = $4 ORDER BY events.transaction_id, events.id LIMIT $3`,
};

/** The last row comes along whosever it is: it says up to where was looked. */
const customersPage = detailsOf(
  pageOf.everybody,
  ', (SELECT count(*)::int FROM next) AS looked_at',
  `WHERE o.user_id = ANY ($4::bigint[])
     OR next.id = (SELECT id FROM next ORDER BY transaction_id DESC, id DESC LIMIT 1)`,
);

function detailsOf(page: string, more = '', condition = ''): string {
  return `
WITH next AS MATERIALIZED (${page})
SELECT next.transaction_id::text AS "transactionId", next.created_at AS "eventAt",
       o.created_at AS "createdAt", o.updated_at AS "updatedAt",
       json_build_object(
         'id', next.id::text, 'orderId', order_id::text, 'from', from_status, 'to', to_status, 'note', note
       ) AS event,
       CASE WHEN u.id IS NULL THEN NULL ELSE json_build_object(
         'id', u.id::text, 'name', u.name, 'role', COALESCE(role, 'customer')
       ) END AS by,
       json_build_object(
         'id', o.id::text, 'orderNumber', order_number, 'userId', o.user_id::text, 'status', status,
         'totalAmount', total_amount::text, 'version', o.version,
         'itemCount', (SELECT count(*) FROM order_items WHERE order_items.order_id = o.id)
       ) AS "order" ${more}
FROM next
JOIN orders o ON o.id = order_id
LEFT JOIN users u ON u.id = by_user_id
LEFT JOIN user_roles ON user_roles.user_id = u.id
${condition}
ORDER BY next.transaction_id, next.id`;
}
