import { query } from '@order-store/db';
import { tracked, type TrackedEnvelope } from '@trpc/server';
import {
  currentPosition,
  formatPosition,
  isAfter,
  parsePosition,
  type EventPosition,
} from '../platform/events/event-log.ts';
import type { EventsOf, OrderChange } from './order-events.ts';
import { orderNotFound } from './find-orders.ts';
import type { OrderEventView, OrderSummaryView } from './order-views.ts';
import { visibleEvent } from './visible-event.ts';
import type { Services } from '../platform/services.ts';
import type { Actor, Context } from '../platform/identity/context.ts';
import { pointsOfAnswer } from '../platform/rate-limits/call-cost.ts';
import type { CountedCall } from '../platform/rate-limits/call-counter.ts';
import { Mailbox } from '../platform/streaming/mailbox.ts';
import type { Listener } from '../platform/streaming/open-streams.ts';
import type { OrderFeed, Subscriber, WatchedOrders } from './order-feed.ts';

/** A step that an order took, and the order as it was when the step was read. */
export interface OrderUpdate {
  event: OrderEventView;
  order: OrderSummaryView;
}

interface WatchOrders {
  readonly orderId?: string | undefined;
  /** The event id of the last update received. The stream starts with the updates after it. */
  readonly lastEventId?: string | undefined;
}

type WatchingListener = Listener & { readonly actor: Actor } & Pick<Context, 'setHeader'>;

/** The stream of an answer: each update with its position as the event id. */
export type OrderUpdates = AsyncIterable<TrackedEnvelope<OrderUpdate>, void, undefined>;

/**
 * Streams the events of the caller's orders from now on, for staff of all orders; of one order with `orderId`. Resumes
 * after `lastEventId` without gaps or duplicates. Includes events between the return of the stream and the first read.
 * ORDER_NOT_FOUND and what {@link OpenStreams.open} throws. RATE_LIMITED in the stream, after many missed updates.
 */
export async function watchOrders(
  {
    database,
    streams,
    orderFeed,
    rateLimits,
  }: Pick<Services, 'database' | 'streams' | 'orderFeed' | 'rateLimits'>,
  listener: WatchingListener,
  { orderId, lastEventId }: WatchOrders,
  signal: AbortSignal | undefined,
): Promise<OrderUpdates> {
  const watched = await watchedBy(database, listener.actor, orderId);
  const capacity = mostWaiting[listener.actor.role];
  const subscriber = { ...watched, mailbox: new Mailbox<OrderChange>(capacity) };
  const remembered = lastEventId === undefined ? undefined : parsePosition(lastEventId);

  using opening = new DisposableStack();
  opening.use(streams.open(listener, subscriber.mailbox, signal));
  opening.defer(() => orderFeed.leave(subscriber));
  const from = remembered
    ? await currentPosition(database, 'order_events', remembered)
    : await orderFeed.join(subscriber);
  // A client that loses the connection before the first update resumes here. One that asked for another position knows
  // that it may have missed updates.
  listener.setHeader?.('last-event-id', formatPosition(from));
  const cleanup = opening.move();
  // If the caller disconnects before the first read, the generator never reaches its end.
  signal?.addEventListener('abort', () => cleanup.dispose());
  if (signal?.aborted) cleanup.dispose();
  return follow({
    actor: listener.actor,
    orderFeed,
    countPage: (bytes) => rateLimits.countMore(pageOf(bytes), listener.actor, listener.address),
    subscriber,
    from,
    isBehind: remembered !== undefined,
    signal,
    cleanup,
  });
}

interface Following {
  readonly actor: Actor;
  readonly orderFeed: OrderFeed;
  /** Throws RATE_LIMITED. */
  readonly countPage: (bytes: number) => Promise<void>;
  readonly subscriber: Subscriber;
  readonly from: EventPosition;
  /** Whether something may have happened since `from` that does not come into the mailbox. */
  readonly isBehind: boolean;
  readonly signal: AbortSignal | undefined;
  readonly cleanup: DisposableStack;
}

async function* follow(
  following: Following,
): AsyncGenerator<TrackedEnvelope<OrderUpdate>, void, undefined> {
  const { orderFeed, subscriber, cleanup } = following;
  const { mailbox } = subscriber;
  let last = following.from;
  let source: AsyncIterable<OrderChange> = following.isBehind ? missed(following, last) : mailbox;
  try {
    for (;;) {
      for await (const change of source) {
        // The subscriber's own reads may be ahead of the shared feed.
        if (!isAfter(change.position, last)) continue;
        last = change.position;
        yield updateOf(following.actor, change);
      }
      if (source !== mailbox) source = mailbox;
      else if (mailbox.overflowed) {
        orderFeed.leave(subscriber);
        mailbox.reopen();
        source = missed(following, last);
      } else return;
    }
  } finally {
    cleanup.dispose();
  }
}

/** Past events, read at the subscriber's pace; once it has caught up, later events go into the mailbox. */
async function* missed(
  { orderFeed, countPage, subscriber, signal }: Following,
  from: EventPosition,
): AsyncGenerator<OrderChange, void, undefined> {
  let last = from;
  let joined: EventPosition | undefined;
  for (;;) {
    const { changes, bytes, more } = startOf(
      await orderFeed.readPast(signal, last, pageSize, eventsOf(subscriber)),
    );
    for (const change of changes) {
      last = change.position;
      yield change;
    }
    if (subscriber.mailbox.ended) return;
    if (more) {
      await countPage(bytes);
      continue;
    }
    if (joined) return;
    // Events committed before the mailbox starts to fill have been read. Now read those committed in between.
    joined = await orderFeed.join(subscriber);
    if (!isAfter(joined, last)) return;
  }
}

/**
 * The first changes of a page, about `pageBytes` of them. A stream keeps its page while its client does not read, and
 * an address may have hundreds of streams.
 */
function startOf(page: readonly OrderChange[]) {
  let bytes = 0;
  const last = page.findIndex((change) => (bytes += JSON.stringify(change).length) >= pageBytes);
  const changes = last === -1 ? page : page.slice(0, last + 1);
  return { changes, bytes, more: changes.length < page.length || page.length === pageSize };
}

/**
 * The cost of a page that is followed by more. Otherwise one call could repeatedly read the whole history of thousands
 * of orders. A rejected client continues later where it stopped.
 */
function pageOf(bytes: number): CountedCall {
  const weight = Math.max(1, pointsOfAnswer(bytes));
  return { path: 'orders.watch', type: 'subscription', weight };
}

/** Updates that wait for one subscriber, at most. Further ones are read from the database. */
const mostWaiting = { customer: 100, staff: 1000 };
/** Past updates read at once. */
const pageSize = 50;
const pageBytes = 128 * 1024;

function updateOf(
  actor: Actor,
  { position, event, order }: OrderChange,
): TrackedEnvelope<OrderUpdate> {
  return tracked(formatPosition(position), { event: visibleEvent(actor, event), order });
}

/** Someone else's order is ORDER_NOT_FOUND, like a missing one. */
async function watchedBy(
  { pool }: Services['database'],
  actor: Actor,
  orderId: string | undefined,
): Promise<WatchedOrders> {
  const mayWatch = actor.role === 'staff' ? null : actor.id;
  if (orderId === undefined) return { userId: mayWatch };
  const rows = await query<{ userId: string }>(pool, {
    name: 'owner-of-order',
    text: `SELECT user_id AS "userId" FROM orders WHERE id = $1 AND ($2::bigint IS NULL OR user_id = $2)`,
    values: [orderId, mayWatch],
  });
  const [order] = rows;
  if (!order) throw orderNotFound(orderId);
  return { userId: order.userId, orderId };
}

function eventsOf({ userId, orderId }: WatchedOrders): EventsOf {
  if (orderId !== undefined) return { kind: 'order', orderId };
  return userId === null ? { kind: 'everyone' } : { kind: 'customer', userId };
}
