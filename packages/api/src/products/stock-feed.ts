import { query, type Database } from '@order-store/db';
import type { Mailbox } from '../platform/streaming/mailbox.ts';
import { Poller } from '../platform/background/poller.ts';

/** A product's stock and price. */
export interface StockLevel {
  id: string;
  stockQuantity: number;
  /** A decimal string with two places. */
  price: string;
}

interface StockFeedOptions {
  readonly database: Pick<Database, 'pool'>;
  readonly intervalMs: number;
  readonly onFailure: (error: unknown) => void;
}

interface WatchedProduct {
  /** What was delivered last; null before the first. */
  known: StockLevel | null;
  readonly mailboxes: Set<Mailbox<StockLevel>>;
  /** Mailboxes that still need the current values, even if they do not change. */
  readonly newcomers: Set<Mailbox<StockLevel>>;
}

/**
 * Delivers stock and prices to the subscribers in this process. It runs one query per interval, which returns only
 * changed products, and none without subscribers.
 */
export class StockFeed {
  readonly #options: StockFeedOptions;
  readonly #poller: Poller;
  readonly #watched = new Map<string, WatchedProduct>();

  constructor(options: StockFeedOptions) {
    this.#options = options;
    const { intervalMs, onFailure } = options;
    this.#poller = new Poller({ task: () => this.#poll(), intervalMs, onFailure });
  }

  /** Puts the products' current stock and prices into the mailbox, then each change, until {@link leave}. */
  join(ids: Iterable<string>, mailbox: Mailbox<StockLevel>): void {
    for (const id of ids) {
      const product = this.#watched.get(id) ?? newlyWatched();
      product.mailboxes.add(mailbox);
      product.newcomers.add(mailbox);
      this.#watched.set(id, product);
    }
    this.#poller.now();
  }

  leave(ids: Iterable<string>, mailbox: Mailbox<StockLevel>): void {
    for (const id of ids) {
      const product = this.#watched.get(id);
      product?.newcomers.delete(mailbox);
      product?.mailboxes.delete(mailbox);
      if (product?.mailboxes.size === 0) this.#watched.delete(id);
    }
    if (this.#watched.size === 0) this.#poller.stop();
  }

  /** Resolves when no query is running. */
  async idle(): Promise<void> {
    await this.#poller.idle();
  }

  async #poll(): Promise<void> {
    // A mailbox that joins while the query runs waits for the next one: this result may be older.
    const served = new Map<string, Mailbox<StockLevel>[]>();
    const ids: string[] = [];
    const known: (StockLevel | null)[] = [];
    for (const [id, product] of this.#watched) {
      ids.push(id);
      known.push(product.newcomers.size > 0 ? null : product.known);
      if (product.newcomers.size > 0) served.set(id, [...product.newcomers]);
      product.newcomers.clear();
    }
    try {
      const rows = await query<StockLevel>(this.#options.database.pool, {
        name: 'changed-stock',
        text: changedStock,
        values: [
          ids,
          known.map((level) => level?.stockQuantity),
          known.map((level) => level?.price),
        ],
      });
      for (const level of rows) this.#deliver(level, served.get(level.id) ?? []);
    } catch (error) {
      for (const [id, mailboxes] of served) {
        const product = this.#watched.get(id);
        for (const mailbox of mailboxes)
          if (product?.mailboxes.has(mailbox)) product.newcomers.add(mailbox);
      }
      throw error;
    }
  }

  #deliver(level: StockLevel, newcomers: readonly Mailbox<StockLevel>[]): void {
    const product = this.#watched.get(level.id);
    if (!product) return;
    const { known } = product;
    const changed = known?.stockQuantity !== level.stockQuantity || known.price !== level.price;
    product.known = level;
    const recipients = changed
      ? product.mailboxes
      : newcomers.filter((mailbox) => product.mailboxes.has(mailbox));
    for (const mailbox of recipients) mailbox.put(level.id, level);
  }
}

function newlyWatched(): WatchedProduct {
  return { known: null, mailboxes: new Set(), newcomers: new Set() };
}

const changedStock = `
SELECT products.id, stock_quantity AS "stockQuantity", products.price
FROM unnest($1::bigint[], $2::int[], $3::numeric[]) AS watched (id, stock, price)
JOIN products ON products.id = watched.id
WHERE (stock_quantity, products.price) IS DISTINCT FROM (watched.stock, watched.price)`;
