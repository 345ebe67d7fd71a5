import type { Database } from '@order-store/db';
import { DomainError } from '../../shared/domain-error.ts';
import type { Actor } from '../identity/context.ts';
import { addressKey, networkFactor, networkKey } from './address-key.ts';
import type { CountStore } from './count-store.ts';
import { classOf, policies, type CallClass, type CallerKind, type Limit } from './policies.ts';
import type { RateLimitMetrics } from './rate-limit-metrics.ts';
import { retryAfterMsOf, SharedLimiter } from './shared-limiter.ts';

/** A call to count; each call of an HTTP batch counts. */
export interface CountedCall {
  readonly path: string;
  readonly type: 'query' | 'mutation' | 'subscription';
  /** Instead of the class of the procedure. */
  readonly callClass?: CallClass;
  /** What it costs in points; 1 if it is not given. */
  readonly weight?: number;
}

export interface RateLimitOptions {
  readonly database: Database;
  readonly counts: CountStore;
  readonly metrics: RateLimitMetrics;
  /** Multiplies every limit, to at least 1. */
  readonly scale: number;
}

/** Counts calls by the limits of {@link policies}. */
export class CallCounter {
  readonly #limiters: ReadonlyMap<string, SharedLimiter>;
  readonly #metrics: RateLimitMetrics;

  constructor(options: RateLimitOptions) {
    this.#limiters = createLimiters(options);
    this.#metrics = options.metrics;
  }

  /** Counts a call for each key, or rejects it with RATE_LIMITED. Counts that begin at the same time share a statement. */
  async count(call: CountedCall, keys: readonly Counted[]): Promise<void> {
    await Promise.all(keys.map((each) => this.#countOne(call, each)));
  }

  /** Adds points in the background: they reject later calls, never this one, whose caller has the result already. */
  addPoints(call: CountedCall, keys: readonly Counted[], points: number): void {
    if (points <= 0) return;
    for (const [kind, key] of keys) {
      this.#limiterOf(classOfCall(call), kind)
        .penalty(key, points)
        .catch(() => {});
    }
  }

  async #countOne(call: CountedCall, [kind, key]: Counted): Promise<void> {
    const { weight = 1 } = call;
    const callClass = classOfCall(call);
    const limiter = this.#limiterOf(callClass, kind);
    try {
      await limiter.consume(key, weight);
    } catch (error) {
      const retryAfterMs = retryAfterMsOf(error);
      this.#metrics.rateLimitRejections.inc({ limit: callClass, caller: callerOf(kind) });
      throw rateLimited('Too many calls', retryAfterMs);
    }
  }

  #limiterOf(callClass: CallClass, kind: CountedKind): SharedLimiter {
    const limiter = this.#limiters.get(`${callClass}:${kind}`);
    if (!limiter) throw new Error(`No limit for ${callClass} by ${kind}`);
    return limiter;
  }
}

function classOfCall({ path, type, callClass }: CountedCall): CallClass {
  return callClass ?? classOf(path, type);
}

function createLimiters({ database, counts, scale }: RateLimitOptions) {
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
  return limiters;
}

/** A kind of caller, or the /48 networks of its addresses. */
type CountedKind = CallerKind | `${AddressKind}:network`;
type AddressKind = 'address' | 'customersOfAddress';
type Counted = readonly [kind: CountedKind, key: string];

export function keysOf(kind: AddressKind, address: string | null): readonly Counted[] {
  const network = networkKey(address);
  const own: Counted = [kind, addressKey(address)];
  return network === null ? [own] : [own, [`${kind}:network`, network]];
}

export function keysOfAccount(
  { id, role }: Pick<Actor, 'id' | 'role'>,
  address: string | null,
): readonly Counted[] {
  const isCustomer = role === 'customer' && address !== null;
  return [[role, id], ...(isCustomer ? keysOf('customersOfAddress', address) : [])];
}

function callerOf(kind: CountedKind): string {
  return kind.replace(/:network$/, '');
}

export function rateLimited(problem: string, retryAfterMs: number): DomainError<'RATE_LIMITED'> {
  const seconds = Math.ceil(retryAfterMs / 1000);
  const wait = seconds === 1 ? '1 second' : `${seconds} seconds`;
  return new DomainError('RATE_LIMITED', `${problem}: try again in ${wait}`, { retryAfterMs });
}

function scaled({ points, seconds }: Limit, scale: number): Limit {
  return { points: Math.max(1, Math.round(points * scale)), seconds };
}
