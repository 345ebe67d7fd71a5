import type { Database } from '@order-store/db';
import type { Mailbox } from './mailbox.ts';
import { Poller } from '../background/poller.ts';

/** How many pieces of a product there are. */
export interface StockLevel {
  id: string;
  stockQuantity: number;
}

export interface StockFeedOptions {
  readonly database: Pick<Database, 'pool'>;
  readonly intervalMs: number;
  readonly onFailure: (error: unknown) => void;
}

interface WatchedProduct {
  /** What everybody was told last; null before. */
  known: number | null;
  readonly mailboxes: Set<Mailbox<StockLevel>>;
  /** Those who have to be told the quantity even when it stays. */
  readonly newcomers: Set<Mailbox<StockLevel>>;
}

/**
 * Follows the stock of all products that are watched in this process: one query an interval, which gives
 * back only what changed, and none while nobody watches.
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

  /** Puts the products' quantities as they are now into the mailbox, then each change, until {@link leave}. */
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

  /** Resolves when no query is under way. */
  async idle(): Promise<void> {
    await this.#poller.idle();
  }

  async #poll(): Promise<void> {
    // Who comes while the query runs may want a newer answer than this one will be.
    const welcomed = new Map<string, Mailbox<StockLevel>[]>();
    const ids: string[] = [];
    const known: (number | null)[] = [];
    for (const [id, product] of this.#watched) {
      ids.push(id);
      known.push(product.newcomers.size > 0 ? null : product.known);
      if (product.newcomers.size > 0) welcomed.set(id, [...product.newcomers]);
      product.newcomers.clear();
    }
    try {
      const { rows } = await this.#options.database.pool.query<StockLevel>({
        name: 'changed-stock',
        text: changedStock,
        values: [ids, known],
      });
      for (const level of rows) this.#tell(level, welcomed.get(level.id) ?? []);
    } catch (error) {
      for (const [id, mailboxes] of welcomed) {
        const product = this.#watched.get(id);
        for (const mailbox of mailboxes)
          if (product?.mailboxes.has(mailbox)) product.newcomers.add(mailbox);
      }
      throw error;
    }
  }

  #tell(level: StockLevel, newcomers: readonly Mailbox<StockLevel>[]): void {
    const product = this.#watched.get(level.id);
    if (!product) return;
    const changed = product.known !== level.stockQuantity;
    product.known = level.stockQuantity;
    const told = changed
      ? product.mailboxes
      : newcomers.filter((mailbox) => product.mailboxes.has(mailbox));
    for (const mailbox of told) mailbox.put(level.id, level);
  }
}

function newlyWatched(): WatchedProduct {
  return { known: null, mailboxes: new Set(), newcomers: new Set() };
}

const changedStock = `
SELECT products.id, products.stock_quantity AS "stockQuantity"
FROM unnest($1::bigint[], $2::int[]) AS watched (id, known)
JOIN products ON products.id = watched.id
WHERE products.stock_quantity IS DISTINCT FROM watched.known`;
