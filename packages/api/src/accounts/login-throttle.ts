import type { Database } from '@order-store/db';
import type { CountStore } from '../platform/rate-limits/count-store.ts';
import { rateLimited } from '../platform/rate-limits/rate-limits.ts';
import { retryAfterMsOf, SharedLimiter } from '../platform/rate-limits/shared-limiter.ts';
import type { AccountsMetrics } from './accounts-metrics.ts';
import {
  failuresForgottenAfterSeconds,
  loginThrottlePolicy,
  pauseSecondsAfter,
  type LoginThrottleScope,
  type Slowing,
} from './login-throttle-policy.ts';

/** A password that somebody tries. Account and address as keys that tell neither. */
export interface LoginAttempt {
  /** The same for every way to write the e-mail, and made alike whether it has an account or not. */
  readonly account: string;
  readonly address: string;
  /** Whether the account's owner signed in at this address lately. */
  readonly atKnownAddress: boolean;
}

/** A guess that may be compared with the password. */
export interface AdmittedAttempt {
  /** For how long the next one has to wait if this one is wrong; 0 while failures are free. */
  readonly pauseSeconds: number;
  /** It was right: the account's failures at this address are forgotten, and this guess was none. */
  wasRight(): Promise<void>;
  /** It was not compared after all. */
  withdraw(): Promise<void>;
}

/** Slows the guessing of passwords, by {@link loginThrottlePolicy}. */
export interface LoginThrottle {
  /**
   * Counts a guess as a failure before anybody knows whether it is one, so that a thousand at once are a
   * thousand. RATE_LIMITED during a pause, and then the guess is not counted.
   */
  admit(guess: LoginAttempt): Promise<AdmittedAttempt>;
}

export interface LoginThrottleOptions {
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
      // One after the other: a guess that one refuses must not use up what another would allow.
      for (const [index, [scope, key]] of scopes.entries()) {
        try {
          longestPauseSeconds = Math.max(longestPauseSeconds, await counters[scope].add(key));
        } catch (refusal) {
          await withdrawFrom(scopes.slice(0, index + 1));
          const retryAfterMs = retryAfterMsOf(refusal);
          metrics.loginThrottleRejections.inc({ scope });
          throw rateLimited('Too many failed sign-ins', retryAfterMs);
        }
      }
      return {
        pauseSeconds: longestPauseSeconds,
        withdraw: () => withdrawFrom(scopes),
        async wasRight() {
          await Promise.all([counters.pair.forget(pair), withdrawFrom(scopes.slice(1))]);
        },
      };
    },
  };
}

/** Lets every guess through: `RATE_LIMIT=off`. */
export const noLoginThrottle: LoginThrottle = {
  admit: () =>
    Promise.resolve({
      pauseSeconds: 0,
      wasRight: () => Promise.resolve(),
      withdraw: () => Promise.resolve(),
    }),
};

/** Counts failures of keys, and lets only one try through for each pause that they earn. */
class FailureCounter {
  readonly #slowing: Slowing;
  readonly #failures: SharedLimiter;
  readonly #pauses: SharedLimiter;

  constructor(
    slowing: Slowing,
    limiter: (name: string, points: number, seconds: number) => SharedLimiter,
  ) {
    this.#slowing = slowing;
    this.#failures = limiter('failures', slowing.free, failuresForgottenAfterSeconds);
    this.#pauses = limiter('pause', 1, slowing.longestPauseSeconds);
  }

  /** Adds a failure and gives the pause that begins with it, in seconds. The limiter's refusal while one lasts. */
  async add(key: string): Promise<number> {
    const { consumedPoints } = await this.#failures.penalty(key);
    const pauseSeconds = pauseSecondsAfter(consumedPoints, this.#slowing);
    if (pauseSeconds > 0) await this.#pauses.consume(key, 1, { customDuration: pauseSeconds });
    return pauseSeconds;
  }

  async takeBack(key: string): Promise<void> {
    await this.#failures.reward(key);
  }

  async forget(key: string): Promise<void> {
    await Promise.all([this.#failures.delete(key), this.#pauses.delete(key)]);
  }
}
