import { query, type Database } from '@order-store/db';

/** Tables that are read in commit order. Each row has an `id` and the `transaction_id` that wrote it. */
export type EventTable = 'order_events' | 'stock_movements';

/**
 * A position in the commit order of events: the transaction that wrote an event, and the event. As text,
 * `7312-88`, it is the event id of live updates.
 */
export interface EventPosition {
  readonly transactionId: string;
  readonly eventId: string;
}

/** A prepared statement. */
export interface Statement {
  readonly name: string;
  readonly text: string;
  readonly values: unknown[];
}

/** The position before every event. */
export const startOfEvents: EventPosition = { transactionId: '0', eventId: '0' };

/**
 * SQL condition: events after the position in `$1` (transaction id) and `$2` (event id). Transactions commit out of
 * order, so only events of transactions older than every running one are read: none can appear later before
 * one that was read. A long-running write transaction in any database of the server delays newer events.
 *
 * Source: PostgreSQL, "Transaction ID and Snapshot Information Functions" (`pg_snapshot_xmin`).
 */
export const isAfterPosition = `
  (transaction_id, id) > ($1::text::xid8, $2::bigint)
  AND transaction_id < pg_snapshot_xmin(pg_current_snapshot())`;

/** Reads the position of the last event. Reading from it returns only later events. */
export async function endOfEvents(
  { pool }: Pick<Database, 'pool'>,
  table: EventTable,
): Promise<EventPosition> {
  const rows = await query<EventPosition>(
    pool,
    `
    SELECT transaction_id::text AS "transactionId", id::text AS "eventId" FROM ${table}
    WHERE transaction_id < pg_snapshot_xmin(pg_current_snapshot())
    ORDER BY transaction_id DESC, id DESC LIMIT 1`,
  );
  return rows[0] ?? startOfEvents;
}

/**
 * Returns the position where a reader that stored one continues: the same one, if its event exists. A logical restore
 * gives an event another transaction, 0, and keeps its id. When the event is gone (a restore to a moment before it, a
 * failover that lost it), it is the position of the last event before it, at most the end of the events: a position ahead
 * of them would skip all that follow until transaction ids catch up.
 */
export async function currentPosition(
  { pool }: Pick<Database, 'pool'>,
  table: EventTable,
  stored: EventPosition,
): Promise<EventPosition> {
  const values = [stored.eventId, stored.transactionId];
  const [found] = await query<EventPosition>(pool, {
    name: `current-position-in-${table}`,
    text: `
      SELECT transaction_id::text AS "transactionId", id::text AS "eventId" FROM ${table}
      WHERE id = $1 AND transaction_id IN ('0', $2::text::xid8)`,
    values,
  });
  if (found) return found;
  const [before] = await query<EventPosition>(pool, {
    name: `position-before-in-${table}`,
    text: `
      SELECT transaction_id::text AS "transactionId", id::text AS "eventId" FROM ${table}
      WHERE (transaction_id, id) <= ($2::text::xid8, $1::bigint)
        AND transaction_id < pg_snapshot_xmin(pg_current_snapshot())
      ORDER BY transaction_id DESC, id DESC LIMIT 1`,
    values,
  });
  return before ?? startOfEvents;
}

/** Whether the first position comes after the other. */
export function isAfter(position: EventPosition, other: EventPosition): boolean {
  const [a, b] = [BigInt(position.transactionId), BigInt(other.transactionId)];
  return a > b || (a === b && BigInt(position.eventId) > BigInt(other.eventId));
}

export function isSame(position: EventPosition, other: EventPosition): boolean {
  return position.transactionId === other.transactionId && position.eventId === other.eventId;
}

/** Whether the result of {@link currentPosition} is the event of the stored position, which a restore may have renumbered. */
export function isSameEvent(current: EventPosition, stored: EventPosition): boolean {
  return (
    current.eventId === stored.eventId &&
    ['0', stored.transactionId].includes(current.transactionId)
  );
}

export function formatPosition({ transactionId, eventId }: EventPosition): string {
  return `${transactionId}-${eventId}`;
}

/** Parses the text of {@link formatPosition}; undefined for any other text. */
export function parsePosition(text: string): EventPosition | undefined {
  const [, transactionId, eventId] = /^(\d{1,19})-(\d{1,18})$/.exec(text) ?? [];
  if (transactionId === undefined || eventId === undefined) return undefined;
  return { transactionId, eventId };
}
