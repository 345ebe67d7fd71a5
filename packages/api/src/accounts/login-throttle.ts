import type { Database } from '@order-store/db';
import type { CountStore } from '../platform/rate-limits/count-store.ts';
import { rateLimited } from '../platform/rate-limits/call-counter.ts';
import { retryAfterMsOf, SharedLimiter } from '../platform/rate-limits/shared-limiter.ts';
import type { AccountsMetrics } from './accounts-metrics.ts';
import {
  failureWindowSeconds,
  loginThrottlePolicy,
  pauseSecondsAfter,
  type LoginThrottleScope,
  type BackoffPolicy,
} from './login-throttle-policy.ts';

/** A sign-in attempt. Account and address are keyed hashes. */
interface LoginAttempt {
  /** The same for all spellings of an email, whether or not it has an account. */
  readonly account: string;
  readonly address: string;
  /** Whether the owner of the account signed in from this address recently. */
  readonly atKnownAddress: boolean;
}

/** An admitted attempt, to be compared with the password. */
export interface AdmittedAttempt {
  /** Pause in seconds if this attempt fails; 0 while failures are free. */
  readonly pauseSeconds: number;
  /** Clears the failures of this account and address, and does not count this attempt. */
  succeed(): Promise<void>;
  /** Does not count an attempt that was never compared with the password. */
  withdraw(): Promise<void>;
}

/** Delays password guessing as {@link loginThrottlePolicy} defines. */
export interface LoginThrottle {
  /**
   * Counts the attempt as a failure in advance, so that concurrent attempts cannot bypass the limit. Throws
   * RATE_LIMITED during a pause, without counting.
   */
  admit(guess: LoginAttempt): Promise<AdmittedAttempt>;
}

interface LoginThrottleOptions {
  readonly database: Database;
  readonly counts: CountStore;
  readonly metrics: AccountsMetrics;
}

export function createLoginThrottle({
  database,
  counts,
  metrics,
}: LoginThrottleOptions): LoginThrottle {
  const counterOf = (scope: LoginThrottleScope) =>
    new FailureCounter(loginThrottlePolicy[scope], (name, points, seconds) => {
      const prefix = `${name}:${scope}`;
      const kept = { insured: false, remembersBlocked: false };
      return new SharedLimiter({ database, counts, prefix, points, seconds, ...kept });
    });
  const counters = {
    pair: counterOf('pair'),
    address: counterOf('address'),
    account: counterOf('account'),
  };

  return {
    async admit(guess) {
      const pair = `${guess.account}:${guess.address}`;
      const scopes: readonly (readonly [LoginThrottleScope, string])[] = [
        ['pair', pair],
        ['address', guess.address],
        ...(guess.atKnownAddress ? [] : [['account', guess.account] as const]),
      ];
      const withdrawFrom = async (counted: typeof scopes) => {
        await Promise.all(counted.map(([scope, key]) => counters[scope].takeBack(key)));
      };
      let longestPauseSeconds = 0;
      // In sequence: an attempt that one limit rejects must not count against the next.
      for (const [index, [scope, key]] of scopes.entries()) {
        try {
          longestPauseSeconds = Math.max(longestPauseSeconds, await counters[scope].add(key));
        } catch (rejection) {
          await withdrawFrom(scopes.slice(0, index + 1));
          const retryAfterMs = retryAfterMsOf(rejection);
          metrics.loginThrottleRejections.inc({ scope });
          throw rateLimited('Too many failed sign-in attempts', retryAfterMs);
        }
      }
      return {
        pauseSeconds: longestPauseSeconds,
        withdraw: () => withdrawFrom(scopes),
        async succeed() {
          await Promise.all([counters.pair.reset(pair), withdrawFrom(scopes.slice(1))]);
        },
      };
    },
  };
}

/** Admits every attempt, for `RATE_LIMIT=off`. */
export const noLoginThrottle: LoginThrottle = {
  admit: () =>
    Promise.resolve({
      pauseSeconds: 0,
      succeed: () => Promise.resolve(),
      withdraw: () => Promise.resolve(),
    }),
};

/** Counts failures per key and admits one attempt per pause. */
class FailureCounter {
  readonly #slowing: BackoffPolicy;
  readonly #failures: SharedLimiter;
  readonly #pauses: SharedLimiter;

  constructor(
    slowing: BackoffPolicy,
    limiter: (name: string, points: number, seconds: number) => SharedLimiter,
  ) {
    this.#slowing = slowing;
    this.#failures = limiter('failures', slowing.free, failureWindowSeconds);
    this.#pauses = limiter('pause', 1, slowing.longestPauseSeconds);
  }

  /** Adds a failure and returns the resulting pause in seconds. Rejects with the limiter's result during a pause. */
  async add(key: string): Promise<number> {
    const { consumedPoints } = await this.#failures.penalty(key);
    const pauseSeconds = pauseSecondsAfter(consumedPoints, this.#slowing);
    if (pauseSeconds > 0) await this.#pauses.consume(key, 1, { customDuration: pauseSeconds });
    return pauseSeconds;
  }

  async takeBack(key: string): Promise<void> {
    await this.#failures.reward(key);
  }

  async reset(key: string): Promise<void> {
    await Promise.all([this.#failures.delete(key), this.#pauses.delete(key)]);
  }
}
