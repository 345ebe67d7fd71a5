import type { Database } from '@order-store/db';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { CountStore, Counted } from './count-store.ts';
import type { Limit } from './policies.ts';

export interface SharedLimiterOptions extends Limit {
  readonly database: Database;
  readonly counts: CountStore;
  /** What its keys begin with in the table. */
  readonly prefix: string;
  /** Whether to count in this process alone while the database is away. Without it counting fails then. */
  readonly insured: boolean;
  /**
   * Whether a key that has used up its points is refused without asking the database until its window ends.
   * Not for limits that give points back.
   */
  readonly remembersBlocked: boolean;
}

/**
 * rate-limiter-flexible's PostgreSQL limiter, but that its counting goes through the {@link CountStore}: the
 * library sends a statement for each key, which would cost every order one of its own.
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

  /** What the library's stores implement: adds points to a key's window, and gives the row. */
  async _upsert(key: string, points: number, windowMs: number): Promise<{ rows: Counted[] }> {
    return { rows: [await this.#counts.add({ key, points, windowMs })] };
  }
}

/** Milliseconds until there are points again, if this is how the library refuses; otherwise what was thrown is thrown on. */
export function retryAfterMsOf(refusal: unknown): number {
  if (refusal instanceof RateLimiterRes) return Math.max(1, Math.ceil(refusal.msBeforeNext));
  throw refusal;
}
