import type { Database } from '@order-store/db';
import {
  endOfOrderEvents,
  readOrderEvents,
  readOrderEventsOfCustomers,
  type EventPage,
  type EventPosition,
  type OrderChange,
} from '../events/read-order-events.ts';
import type { Mailbox } from './mailbox.ts';
import { Poller } from '../background/poller.ts';

/** What somebody watches. */
export interface Watched {
  /** The customer whose orders they are; null for everybody's. */
  readonly userId: string | null;
  /** Only this one of them. */
  readonly orderId?: string | undefined;
}

export interface OrderFeedOptions {
  readonly database: Pick<Database, 'pool'>;
  readonly intervalMs: number;
  readonly onFailure: (error: unknown) => void;
}

export interface Subscriber extends Watched {
  readonly mailbox: Mailbox<OrderChange>;
}

/**
 * Follows the order events for everybody who watches in this process: one query an interval however many
 * they are, and none while nobody does.
 */
export class OrderFeed {
  readonly #options: OrderFeedOptions;
  readonly #poller: Poller;
  readonly #subscribers = new Map<Watched['userId'], Set<Subscriber>>();
  /** Everything up to here was handed out. */
  #position: EventPosition | undefined;
  #beginning: Promise<EventPosition> | undefined;

  constructor(options: OrderFeedOptions) {
    this.#options = options;
    const { intervalMs, onFailure } = options;
    this.#poller = new Poller({ task: () => this.#poll(), intervalMs, onFailure });
  }

  /** Puts every change after the position that it returns into the mailbox, until {@link leave}. */
  async join(subscriber: Subscriber): Promise<EventPosition> {
    // Whoever is in the set before the position is read misses nothing after it.
    const { userId } = subscriber;
    const others = this.#subscribers.get(userId) ?? new Set();
    this.#subscribers.set(userId, others.add(subscriber));
    if (this.#position) return this.#position;
    this.#beginning ??= this.#begin();
    return this.#beginning;
  }

  leave(subscriber: Subscriber): void {
    const others = this.#subscribers.get(subscriber.userId);
    others?.delete(subscriber);
    if (others?.size === 0) this.#subscribers.delete(subscriber.userId);
    if (this.#subscribers.size === 0) this.#rest();
  }

  /** Resolves when no query is under way. */
  async idle(): Promise<void> {
    await this.#poller.idle();
  }

  async #begin(): Promise<EventPosition> {
    try {
      const position = await endOfOrderEvents(this.#options.database);
      if (this.#subscribers.size > 0) {
        this.#position = position;
        this.#poller.start();
      }
      return position;
    } finally {
      this.#beginning = undefined;
    }
  }

  #rest(): void {
    this.#position = undefined;
    this.#poller.stop();
  }

  async #poll(): Promise<void> {
    let more = true;
    while (more) {
      const from = this.#position;
      if (!from) return;
      const page = await this.#read(from);
      // Everybody left meanwhile; whoever came after them began anew.
      if (this.#position !== from) return;
      this.#position = page.end;
      for (const change of page.changes) this.#handOut(change);
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

  #handOut(change: OrderChange): void {
    for (const userId of [change.order.userId, null]) {
      for (const { orderId, mailbox } of this.#subscribers.get(userId) ?? []) {
        if (orderId === undefined || orderId === change.order.id)
          mailbox.put(change.event.id, change);
      }
    }
  }
}

/** Events read at once. */
const pageSize = 500;
