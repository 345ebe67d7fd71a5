import type { Database } from '@order-store/db';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { CountStore, Counted } from './count-store.ts';
import type { Limit } from './policies.ts';

export interface SharedLimiterOptions extends Limit {
  readonly database: Database;
  readonly counts: CountStore;
  /** The prefix of its keys in the table. */
  readonly prefix: string;
  /** Whether this process counts on its own while the database is unavailable. Otherwise counting fails then. */
  readonly insured: boolean;
  /**
   * Whether a key without points left is rejected without a query until its window ends. Not for limits that give points
   * back.
   */
  readonly remembersBlocked: boolean;
}

/**
 * rate-limiter-flexible's PostgreSQL limiter on the {@link CountStore}, which batches: the library itself sends a
 * statement per key, one more for every order.
 */
export class SharedLimiter extends RateLimiterPostgres {
  readonly #counts: CountStore;

  constructor(options: SharedLimiterOptions) {
    const { database, counts, prefix, points, seconds, insured, remembersBlocked } = options;
    super({
      storeClient: database.pool,
      storeType: 'pool',
      tableName: 'rate_limits',
      tableCreated: true,
      clearExpiredByTimeout: false,
      keyPrefix: prefix,
      points,
      duration: seconds,
      ...(remembersBlocked ? { inMemoryBlockOnConsumed: points } : {}),
      ...(insured
        ? { insuranceLimiter: new RateLimiterMemory({ points, duration: seconds }) }
        : {}),
    });
    this.#counts = counts;
  }

  /** Implements the library's store: adds points to a key's window and returns the row. */
  async _upsert(key: string, points: number, windowMs: number): Promise<{ rows: Counted[] }> {
    return { rows: [await this.#counts.add({ key, points, windowMs })] };
  }
}

/** The milliseconds until points are available again, from the library's rejection. Rethrows any other error. */
export function retryAfterMsOf(thrown: unknown): number {
  if (thrown instanceof RateLimiterRes) return Math.max(1, Math.ceil(thrown.msBeforeNext));
  throw thrown;
}
