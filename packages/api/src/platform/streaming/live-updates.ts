import type { Database } from '@order-store/db';
import type { Logger } from 'pino';
import type { Authenticator } from '../identity/authenticate.ts';
import { readOrderEvents, type OrderChange } from '../events/read-order-events.ts';
import { Batcher } from '../batching/batcher.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { Mailbox } from './mailbox.ts';
import { OpenStreams, type Listener, type StreamLimits } from './open-streams.ts';
import { OrderFeed } from './order-feed.ts';
import { StockFeed } from './stock-feed.ts';

export interface LiveUpdatesOptions {
  readonly database: Pick<Database, 'pool'>;
  readonly authenticate: Authenticator;
  readonly metrics: Pick<Metrics, 'watchStreams'>;
  readonly log: Pick<Logger, 'warn'>;
  readonly limits: StreamLimits;
  /** How often the database is asked for news while somebody watches. */
  readonly intervalMs?: number;
  /** How often it is looked whether listeners still may listen. */
  readonly checkIntervalMs?: number;
}

/** What the subscriptions of this process share. */
export class LiveUpdates {
  readonly orders: OrderFeed;
  readonly stock: StockFeed;
  readonly #streams: OpenStreams;
  readonly #reads: Batcher<() => Promise<OrderChange[]>, OrderChange[]>;
  readonly #database: Pick<Database, 'pool'>;

  constructor(options: LiveUpdatesOptions) {
    const { database, authenticate, metrics, log, limits } = options;
    const { intervalMs = 250, checkIntervalMs = 5000 } = options;
    const onFailure = (err: unknown) => {
      log.warn({ err }, 'live updates cannot be read; they are tried again until they can');
    };
    this.#database = database;
    this.orders = new OrderFeed({ database, intervalMs, onFailure });
    this.stock = new StockFeed({ database, intervalMs, onFailure });
    this.#streams = new OpenStreams({ authenticate, limits, checkIntervalMs });
    // When a thousand come back at once, most of the pool is left to those who place orders.
    this.#reads = new Batcher({
      name: 'read for streams',
      maxBatchSize: 1,
      maxInFlight: 4,
      maxWaiting: 10_000,
      run: (reads) => Promise.allSettled(reads.map((read) => read())),
    });
    metrics.watchStreams(this.#streams);
  }

  /** How many streams are open. */
  get size(): number {
    return this.#streams.size;
  }

  /**
   * Counts a stream until the scope ends, and ends its mailbox when the listener leaves or no longer may
   * listen, or when the process ends. OVERLOADED, RATE_LIMITED, SHUTTING_DOWN
   */
  open(listener: Listener, mailbox: Mailbox<unknown>, signal: AbortSignal | undefined): Disposable {
    const opened = this.#streams.open({ listener, end: (error) => mailbox.end(error) });
    const leave = () => mailbox.end();
    signal?.addEventListener('abort', leave);
    if (signal?.aborted) leave();
    return {
      [Symbol.dispose]: () => {
        signal?.removeEventListener('abort', leave);
        opened[Symbol.dispose]();
      },
    };
  }

  /** {@link readOrderEvents} for somebody who comes back; a few at a time. */
  readPast(
    signal: AbortSignal | undefined,
    ...[after, limit, of]: ReadPast
  ): Promise<OrderChange[]> {
    return this.#reads.add(() => readOrderEvents(this.#database, after, limit, of), signal);
  }

  /** Ends all streams, takes no more, and waits for the queries that are under way. */
  async end(): Promise<void> {
    await this.#streams.end();
    await Promise.all([this.orders.idle(), this.stock.idle(), this.#reads.idle()]);
  }
}

type ReadPast = Parameters<typeof readOrderEvents> extends [unknown, ...infer Rest] ? Rest : never;
