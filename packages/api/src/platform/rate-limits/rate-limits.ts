import type { Database } from '@order-store/db';
import { DomainError } from '../../shared/domain-error.ts';
import type { RateLimitMetrics } from './rate-limit-metrics.ts';
import type { Actor } from '../identity/context.ts';
import { addressKey, networkFactor, networkKey } from './address-key.ts';
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
   * For procedures that require signing in: counts by account, customers also by address, or only by address if
   * `authenticate` rejects the token. For a known token, counting and authentication run concurrently.
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
      const shared = { database, counts, prefix, insured: true, remembersBlocked: true };
      limiters.set(prefix, new SharedLimiter({ ...shared, ...scaled(limit, scale) }));
      limiters.set(
        `${prefix}:network`,
        new SharedLimiter({ ...shared, ...scaled(limit, scale * networkFactor) }),
      );
    }
  }
  const callers = rememberCallers();

  function limiterOf(callClass: CallClass, kind: CountedKind): SharedLimiter {
    const limiter = limiters.get(`${callClass}:${kind}`);
    if (!limiter) throw new Error(`No limit for ${callClass} by ${kind}`);
    return limiter;
  }

  async function count(
    { path, type, weight = 1 }: CountedCall,
    [kind, key]: Counted,
  ): Promise<void> {
    const callClass = classOf(path, type);
    const limiter = limiterOf(callClass, kind);
    try {
      await limiter.consume(key, weight);
    } catch (error) {
      const retryAfterMs = retryAfterMsOf(error);
      metrics.rateLimitRejections.inc({ limit: callClass, caller: callerOf(kind) });
      throw rateLimited('Too many calls', retryAfterMs);
    }
  }

  /** Counts that begin at the same time share a statement. */
  async function countAll(call: CountedCall, keys: readonly Counted[]): Promise<void> {
    await Promise.all(keys.map((each) => count(call, each)));
  }

  function countAccount(
    call: CountedCall,
    { id, role }: Actor,
    address: string | null,
  ): Promise<void> {
    const isCustomer = role === 'customer' && address !== null;
    return countAll(call, [
      [role, id],
      ...(isCustomer ? keysOf('customersOfAddress', address) : []),
    ]);
  }

  return {
    async admitAnyone(call, { address }, run) {
      const keys = keysOf('address', address);
      await countAll(call, keys);
      const cost = new CallCost();
      try {
        return await withCost(cost, run);
      } finally {
        if (cost.extraPoints > 0) {
          // Not awaited: the caller has the result already.
          for (const [kind, key] of keys) {
            limiterOf(classOf(call.path, call.type), kind)
              .penalty(key, cost.extraPoints)
              .catch(() => {});
          }
        }
      }
    },

    async admitSignedIn(call, { token, address }, authenticate) {
      const seen = callers.recall(token);
      const counted = seen && countAccount(call, seen, address);
      // Awaited below, unless authentication fails.
      counted?.catch(() => {});
      const authenticated = await authenticate().catch(async (error: unknown) => {
        callers.remove(token);
        if (error instanceof DomainError && error.reason === 'UNAUTHENTICATED')
          await countAll(call, keysOf('address', address));
        throw error;
      });
      const { actor } = authenticated;
      if (seen?.id !== actor.id || seen.role !== actor.role) callers.remember(token, actor);
      await (counted ?? countAccount(call, actor, address));
      return authenticated;
    },
  };
}

/** A kind of caller, or the /48 networks of its addresses. */
type CountedKind = CallerKind | `${AddressKind}:network`;
type AddressKind = 'address' | 'customersOfAddress';
type Counted = readonly [kind: CountedKind, key: string];

function keysOf(kind: AddressKind, address: string | null): readonly Counted[] {
  const network = networkKey(address);
  const own: Counted = [kind, addressKey(address)];
  return network === null ? [own] : [own, [`${kind}:network`, network]];
}

function callerOf(kind: CountedKind): string {
  return kind.replace(/:network$/, '');
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
