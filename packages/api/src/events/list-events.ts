import { runInSqlTransaction, type Database } from '@order-store/db';
import { currentPosition, endOfEvents, isSameEvent } from '../platform/events/event-log.ts';
import { eventStreams, type EventStream, type LoggedEvent } from './event-streams.ts';
import type { StoreEventsView } from './event-views.ts';
import {
  formatFeedPosition,
  parseFeedPosition,
  startOfFeed,
  type FeedPosition,
} from './feed-position.ts';

interface ListEvents {
  /** The position after which to read, or `end`. Default: the beginning. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/**
 * Returns order and stock events in commit order, oldest first, without gaps. After a position that the database does
 * not have, it continues after the last event before it and says so.
 */
export async function listEvents(
  database: Database,
  { after, limit }: ListEvents,
): Promise<StoreEventsView> {
  if (after === 'end') return emptyPage(await endOfFeed(database));
  const asked = after === undefined ? startOfFeed : (parseFeedPosition(after) ?? startOfFeed);
  const from = await positions(({ name, table }) => currentPosition(database, table, asked[name]));
  const read = await readFeed(database, from, limit + 1);
  const taken = read.slice(0, limit);
  const reached = (name: EventStream['name']) =>
    taken.findLast(({ stream }) => stream === name)?.position ?? from[name];
  return {
    items: taken.map(({ event }) => event),
    nextAfter: formatFeedPosition({ orders: reached('orders'), stock: reached('stock') }),
    more: read.length > limit,
    reset: eventStreams.some(({ name }) => !isSameEvent(from[name], asked[name])),
  };
}

interface FeedEvent extends LoggedEvent {
  readonly stream: EventStream['name'];
}

/** Reads both streams from one snapshot: an event that commits between the reads could sort before one already returned. */
async function readFeed(
  database: Database,
  from: FeedPosition,
  limit: number,
): Promise<FeedEvent[]> {
  const settings = { transaction_isolation: `'repeatable read'`, transaction_read_only: 'on' };
  return runInSqlTransaction(
    database,
    async (transaction) => {
      const pages = eventStreams.map(async (stream) => {
        const { name } = stream;
        const events = await stream.read(transaction, from[name], limit);
        return events.map((event) => ({ ...event, stream: name }));
      });
      const [orders = [], stock = []] = await Promise.all(pages);
      return merge(orders, stock);
    },
    { settings },
  );
}

/** Merges two streams by transaction. The order within a stream stays, as positions require. */
function merge(orders: readonly FeedEvent[], stock: readonly FeedEvent[]): FeedEvent[] {
  const merged: FeedEvent[] = [];
  let next = 0;
  for (const order of orders) {
    for (let head = stock[next]; head && isBefore(head, order); head = stock[++next])
      merged.push(head);
    merged.push(order);
  }
  return [...merged, ...stock.slice(next)];
}

/** The time decides within a transaction, and between restored events, whose transactions are all 0. */
function isBefore({ position: a, event: first }: FeedEvent, { position: b, event }: FeedEvent) {
  if (a.transactionId !== b.transactionId) return BigInt(a.transactionId) < BigInt(b.transactionId);
  return first.timestamp < event.timestamp;
}

function endOfFeed(database: Database): Promise<FeedPosition> {
  return positions(({ table }) => endOfEvents(database, table));
}

async function positions(
  positionIn: (stream: EventStream) => Promise<FeedPosition[EventStream['name']]>,
): Promise<FeedPosition> {
  const [orders, stock] = await Promise.all(eventStreams.map(positionIn));
  return { ...startOfFeed, ...(orders && { orders }), ...(stock && { stock }) };
}

function emptyPage(position: FeedPosition): StoreEventsView {
  return { items: [], nextAfter: formatFeedPosition(position), more: false, reset: false };
}
