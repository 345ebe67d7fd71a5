import type { Database } from '@order-store/db';
import { Batcher } from '../platform/batching/batcher.ts';
import {
  currentPosition,
  endOfEvents,
  isSame,
  type EventPosition,
} from '../platform/events/event-log.ts';
import { DomainError } from '../shared/domain-error.ts';
import {
  readOrderEvents,
  readOrderEventsOfCustomers,
  type EventPage,
  type EventsOf,
  type OrderChange,
} from './order-events.ts';
import type { Mailbox } from '../platform/streaming/mailbox.ts';
import { Poller } from '../platform/background/poller.ts';

/** The orders that a subscriber watches. */
export interface WatchedOrders {
  /** The customer whose orders they are; null for the orders of all customers. */
  readonly userId: string | null;
  /** Only this order. */
  readonly orderId?: string | undefined;
}

interface OrderFeedOptions {
  readonly database: Pick<Database, 'pool'>;
  readonly intervalMs: number;
  readonly onFailure: (error: unknown) => void;
}

export interface Subscriber extends WatchedOrders {
  readonly mailbox: Mailbox<OrderChange>;
}

/**
 * Delivers order events to the subscribers in this process. It runs one query per interval, independent of the
 * number of subscribers, and none without subscribers.
 */
export class OrderFeed {
  readonly #options: OrderFeedOptions;
  readonly #poller: Poller;
  readonly #subscribers = new Map<WatchedOrders['userId'], Set<Subscriber>>();
  readonly #pastReads: Batcher<() => Promise<OrderChange[]>, OrderChange[]>;
  /** Events up to this position are delivered. */
  #position: EventPosition | undefined;
  #starting: Promise<EventPosition> | undefined;
  /** Subscribers that joined during the current poll, which may not have read their events. */
  readonly #newcomers = new Set<Subscriber>();
  #checkedAt = 0;

  constructor(options: OrderFeedOptions) {
    this.#options = options;
    const { intervalMs, onFailure } = options;
    this.#poller = new Poller({ task: () => this.#poll(), intervalMs, onFailure });
    // When a thousand subscribers reconnect at once, most of the pool stays free for placing orders.
    this.#pastReads = new Batcher({
      name: 'read past order events',
      maxBatchSize: 1,
      maxInFlight: 4,
      maxWaiting: 10_000,
      run: (reads) => Promise.allSettled(reads.map((read) => read())),
    });
  }

  /** {@link readOrderEvents} for a subscriber that reconnects; at most four reads run at once. */
  readPast(
    signal: AbortSignal | undefined,
    after: EventPosition,
    limit: number,
    of: EventsOf,
  ): Promise<OrderChange[]> {
    const { database } = this.#options;
    return this.#pastReads.add(() => readOrderEvents(database, after, limit, of), signal);
  }

  /** Puts every change after the returned position into the mailbox, until {@link leave}. */
  async join(subscriber: Subscriber): Promise<EventPosition> {
    // A subscriber that is in the set before the position is read misses nothing after it.
    const { userId } = subscriber;
    const others = this.#subscribers.get(userId) ?? new Set();
    this.#subscribers.set(userId, others.add(subscriber));
    this.#newcomers.add(subscriber);
    if (this.#position) return this.#position;
    this.#starting ??= this.#start();
    return this.#starting;
  }

  leave(subscriber: Subscriber): void {
    const others = this.#subscribers.get(subscriber.userId);
    others?.delete(subscriber);
    this.#newcomers.delete(subscriber);
    if (others?.size === 0) this.#subscribers.delete(subscriber.userId);
    if (this.#subscribers.size === 0) this.#pause();
  }

  /** Resolves when no query is running. */
  async idle(): Promise<void> {
    await Promise.all([this.#poller.idle(), this.#pastReads.idle()]);
  }

  async #start(): Promise<EventPosition> {
    try {
      const position = await endOfEvents(this.#options.database, 'order_events');
      if (this.#subscribers.size > 0) {
        this.#position = position;
        this.#poller.start();
      }
      return position;
    } finally {
      this.#starting = undefined;
    }
  }

  #pause(): void {
    this.#position = undefined;
    this.#poller.stop();
  }

  async #poll(): Promise<void> {
    let more = true;
    while (more) {
      const from = this.#position;
      if (!from) return;
      this.#newcomers.clear();
      const page = await this.#read(from);
      // All subscribers left during the query; later ones start from a new position.
      if (this.#position !== from) return;
      if (await this.#isLost(from, page)) return this.#endAll();
      if (this.#position !== from) return;
      this.#position = page.end;
      for (const change of page.changes) this.#deliver(change);
      // They read from the database what this page may lack.
      if (page.end !== from) for (const { mailbox } of this.#newcomers) mailbox.overflow();
      ({ more } = page);
    }
  }

  async #read(from: EventPosition): Promise<EventPage> {
    const { database } = this.#options;
    if (this.#subscribers.has(null)) {
      const changes = await readOrderEvents(database, from, pageSize);
      const end = changes.at(-1)?.position ?? from;
      return { changes, end, more: changes.length === pageSize };
    }
    const customers = [...this.#subscribers.keys()].filter((userId) => userId !== null);
    return readOrderEventsOfCustomers(database, from, pageSize, customers);
  }

  /**
   * Whether the position is not in this database, after a failover that lost the last events. New events may come before
   * such a position in the order. Checked before each delivery, and without events every few seconds.
   */
  async #isLost(from: EventPosition, { changes }: EventPage): Promise<boolean> {
    const now = performance.now();
    if (changes.length === 0 && now - this.#checkedAt < checkIntervalMs) return false;
    const current = await currentPosition(this.#options.database, 'order_events', from);
    this.#checkedAt = now;
    return !isSame(current, from);
  }

  /** Makes the subscribers reconnect, and learn where they continue. */
  #endAll(): void {
    const error = new DomainError('DATABASE_UNAVAILABLE', lostEvents, {});
    for (const subscribers of this.#subscribers.values()) {
      for (const { mailbox } of subscribers) mailbox.end(error);
    }
    this.#pause();
  }

  #deliver(change: OrderChange): void {
    for (const userId of [change.order.userId, null]) {
      for (const { orderId, mailbox } of this.#subscribers.get(userId) ?? []) {
        if (orderId === undefined || orderId === change.order.id)
          mailbox.put(change.event.id, change);
      }
    }
  }
}

const lostEvents = 'The database lost recent events in a restore or failover; reconnect';
const checkIntervalMs = 5000;
/** Events per query. */
const pageSize = 500;
