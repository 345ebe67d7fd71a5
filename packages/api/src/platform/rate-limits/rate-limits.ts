import type { Database } from '@order-store/db';
import { DomainError } from '../../shared/domain-error.ts';
import type { RateLimitMetrics } from './rate-limit-metrics.ts';
import type { Actor } from '../identity/context.ts';
import { addressKey } from './address-key.ts';
import { CallCost, withCost } from './call-cost.ts';
import type { CountStore } from './count-store.ts';
import { classOf, policies, type CallClass, type CallerKind, type Limit } from './policies.ts';
import { rememberCallers } from './remembered-callers.ts';
import { retryAfterMsOf, SharedLimiter } from './shared-limiter.ts';

/** A call to count; each call of an HTTP batch counts. */
export interface CountedCall {
  readonly path: string;
  readonly type: 'query' | 'mutation' | 'subscription';
  /** What it costs in points; 1 if it is not given. */
  readonly weight?: number;
}

/** The origin of a call, not verified. */
export interface CallOrigin {
  readonly token: string | null;
  readonly address: string | null;
}

/** Admits calls or rejects them with RATE_LIMITED. */
export interface RateLimits {
  /**
   * For public procedures: counts by address. A call that keeps the database busy counts as several; those points are
   * added after it and reject later calls, never this one.
   */
  admitAnyone<T>(call: CountedCall, origin: CallOrigin, run: () => Promise<T>): Promise<T>;
  /**
   * For procedures that require signing in: counts by account, or by address if `authenticate` rejects the token. For a
   * known token, counting and authentication run concurrently.
   */
  admitSignedIn<Authenticated extends { readonly actor: Actor }>(
    call: CountedCall,
    origin: CallOrigin,
    authenticate: () => Promise<Authenticated>,
  ): Promise<Authenticated>;
}

export interface RateLimitOptions {
  readonly database: Database;
  readonly counts: CountStore;
  readonly metrics: RateLimitMetrics;
  /** Multiplies every limit, to at least 1. */
  readonly scale: number;
}

/** The limits of {@link policies}, shared by all processes. While the database is unavailable, each process counts on its own. */
export function createRateLimits({
  database,
  counts,
  metrics,
  scale,
}: RateLimitOptions): RateLimits {
  const limiters = new Map<string, SharedLimiter>();
  for (const [callClass, limits] of Object.entries(policies)) {
    for (const [kind, limit] of Object.entries(limits)) {
      const prefix = `${callClass}:${kind}`;
      limiters.set(
        prefix,
        new SharedLimiter({
          ...scaled(limit, scale),
          database,
          counts,
          prefix,
          insured: true,
          remembersBlocked: true,
        }),
      );
    }
  }
  const callers = rememberCallers();

  function limiterOf(callClass: CallClass, kind: CallerKind): SharedLimiter {
    const limiter = limiters.get(`${callClass}:${kind}`);
    if (!limiter) throw new Error(`No limit for ${callClass} by ${kind}`);
    return limiter;
  }

  async function count(
    { path, type, weight = 1 }: CountedCall,
    kind: CallerKind,
    key: string,
  ): Promise<void> {
    const callClass = classOf(path, type);
    const limiter = limiterOf(callClass, kind);
    try {
      await limiter.consume(key, weight);
    } catch (error) {
      const retryAfterMs = retryAfterMsOf(error);
      metrics.rateLimitRejections.inc({ limit: callClass, caller: kind });
      throw rateLimited('Too many calls', retryAfterMs);
    }
  }

  return {
    async admitAnyone(call, { address }, run) {
      const key = addressKey(address);
      await count(call, 'address', key);
      const cost = new CallCost();
      try {
        return await withCost(cost, run);
      } finally {
        if (cost.extraPoints > 0) {
          // Not awaited: the caller has the result already.
          limiterOf(classOf(call.path, call.type), 'address')
            .penalty(key, cost.extraPoints)
            .catch(() => {});
        }
      }
    },

    async admitSignedIn(call, { token, address }, authenticate) {
      const seen = callers.recall(token);
      const counted = seen && count(call, seen.role, seen.id);
      // Awaited below, unless authentication fails.
      counted?.catch(() => {});
      const authenticated = await authenticate().catch(async (error: unknown) => {
        callers.remove(token);
        if (error instanceof DomainError && error.reason === 'UNAUTHENTICATED')
          await count(call, 'address', addressKey(address));
        throw error;
      });
      const { actor } = authenticated;
      if (seen?.id !== actor.id || seen.role !== actor.role) callers.remember(token, actor);
      await (counted ?? count(call, actor.role, actor.id));
      return authenticated;
    },
  };
}

/** Admits every call: `RATE_LIMIT=off`. */
export const noRateLimits: RateLimits = {
  admitAnyone: (_call, _origin, run) => run(),
  admitSignedIn: (_call, _origin, authenticate) => authenticate(),
};

export function rateLimited(problem: string, retryAfterMs: number): DomainError<'RATE_LIMITED'> {
  const seconds = Math.ceil(retryAfterMs / 1000);
  const wait = seconds === 1 ? '1 second' : `${seconds} seconds`;
  return new DomainError('RATE_LIMITED', `${problem}: try again in ${wait}`, { retryAfterMs });
}

function scaled({ points, seconds }: Limit, scale: number): Limit {
  return { points: Math.max(1, Math.round(points * scale)), seconds };
}
