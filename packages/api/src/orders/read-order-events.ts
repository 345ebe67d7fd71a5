import type { Database } from '@order-store/db';
import type { OrderEventView, OrderSummaryView } from './order-views.ts';

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
): Promise<OrderChange[]> {
  const { rows } = await pool.query<EventRow>({
    name: 'read-order-events',
    text: sql,
    values: [after.transactionId, after.eventId, limit],
  });
  return rows.map(({ transactionId, by, event, order, eventAt, createdAt, updatedAt }) => ({
    position: { transactionId, eventId: event.id },
    event: { ...event, by, at: eventAt },
    order: { ...order, createdAt, updatedAt },
  }));
}

/** Where the stream ends now: following from here gives what happens from now on. */
export async function endOfOrderEvents({ pool }: Pick<Database, 'pool'>): Promise<EventPosition> {
  const { rows } = await pool.query<EventPosition>(`
    SELECT transaction_id::text AS "transactionId", id::text AS "eventId" FROM order_events
    WHERE transaction_id < pg_snapshot_xmin(pg_current_snapshot())
    ORDER BY transaction_id DESC, id DESC LIMIT 1`);
  return rows[0] ?? startOfOrderEvents;
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

interface EventRow {
  readonly transactionId: string;
  readonly event: Omit<OrderEventView, 'by' | 'at'>;
  readonly by: OrderEventView['by'];
  readonly order: Omit<OrderSummaryView, 'createdAt' | 'updatedAt'>;
  readonly eventAt: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}

const sql = `
WITH next AS MATERIALIZED (
  SELECT * FROM order_events
  WHERE (transaction_id, id) > ($1::text::xid8, $2::bigint)
    AND transaction_id < pg_snapshot_xmin(pg_current_snapshot())
  ORDER BY transaction_id, id
  LIMIT $3
)
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
       ) AS "order"
FROM next
JOIN orders o ON o.id = order_id
LEFT JOIN users u ON u.id = by_user_id
LEFT JOIN user_roles ON user_roles.user_id = u.id
ORDER BY next.transaction_id, next.id`;
