import type { Database } from '@order-store/db';
import { DomainError } from '../../shared/domain-error.ts';
import type { RateLimitMetrics } from './rate-limit-metrics.ts';
import type { Actor } from '../identity/context.ts';
import { addressKey, networkFactor, networkKey } from './address-key.ts';
import type { CountStore } from './count-store.ts';
import { classOf, policies, type CallClass, type CallerKind, type Limit } from './policies.ts';
import { rememberCallers } from './remembered-callers.ts';
import { retryAfterMsOf, SharedLimiter } from './shared-limiter.ts';

/** A call to count; each call of an HTTP batch counts. */
export interface CountedCall {
  readonly path: string;
  readonly type: 'query' | 'mutation' | 'subscription';
}

/** The origin of a call, not verified. */
export interface CallOrigin {
  readonly token: string | null;
  readonly address: string | null;
}

/** Admits calls or rejects them with RATE_LIMITED. */
export interface RateLimits {
  /** For public procedures: counts by address. */
  admitAnyone(call: CountedCall, origin: CallOrigin): Promise<void>;
  /**
   * For procedures that require signing in: counts by account, customers also by address, or only by address if `authenticate` rejects the token. For a
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
      const shared = { database, counts, prefix, insured: true, remembersBlocked: true };
      limiters.set(prefix, new SharedLimiter({ ...shared, ...scaled(limit, scale) }));
      limiters.set(
        `${prefix}:network`,
        new SharedLimiter({ ...shared, ...scaled(limit, scale * networkFactor) }),
      );
    }
  }
  const callers = rememberCallers();

  async function count(
    { path, type }: CountedCall,
    kind: CallerKind,
    key: string,
    suffix: '' | ':network' = '',
  ): Promise<void> {
    const callClass: CallClass = classOf(path, type);
    const limiter = limiters.get(`${callClass}:${kind}${suffix}`);
    if (!limiter) throw new Error(`No limit for ${callClass} by ${kind}`);
    try {
      await limiter.consume(key);
    } catch (error) {
      const retryAfterMs = retryAfterMsOf(error);
      metrics.rateLimitRejections.inc({ limit: callClass, caller: kind });
      throw rateLimited('Too many calls', retryAfterMs);
    }
  }

  async function countAddress(
    call: CountedCall,
    kind: 'address' | 'customersOfAddress',
    address: string | null,
  ): Promise<void> {
    const network = networkKey(address);
    // Counts that begin at the same time share a statement.
    await Promise.all([
      count(call, kind, addressKey(address)),
      network === null ? undefined : count(call, kind, network, ':network'),
    ]);
  }

  async function countAccount(
    call: CountedCall,
    { id, role }: Actor,
    address: string | null,
  ): Promise<void> {
    const isCustomer = role === 'customer' && address !== null;
    await Promise.all([
      count(call, role, id),
      isCustomer ? countAddress(call, 'customersOfAddress', address) : undefined,
    ]);
  }

  return {
    admitAnyone: (call, { address }) => countAddress(call, 'address', address),

    async admitSignedIn(call, { token, address }, authenticate) {
      const seen = callers.recall(token);
      const counted = seen && countAccount(call, seen, address);
      // Awaited below, unless authentication fails.
      counted?.catch(() => {});
      const authenticated = await authenticate().catch(async (error: unknown) => {
        callers.remove(token);
        if (error instanceof DomainError && error.reason === 'UNAUTHENTICATED')
          await countAddress(call, 'address', address);
        throw error;
      });
      const { actor } = authenticated;
      if (seen?.id !== actor.id || seen.role !== actor.role) callers.remember(token, actor);
      await (counted ?? countAccount(call, actor, address));
      return authenticated;
    },
  };
}

/** Admits every call: `RATE_LIMIT=off`. */
export const noRateLimits: RateLimits = {
  admitAnyone: () => Promise.resolve(),
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
