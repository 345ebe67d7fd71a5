import { setTimeout as sleep } from 'node:timers/promises';
import { isStoreError } from '@order-store/sdk';

interface RetryPolicy {
  /** Maximum number of attempts. */
  readonly attempts: number;
  /** Doubled after each attempt, up to `maxDelayMs`. */
  readonly firstDelayMs: number;
  readonly maxDelayMs: number;
}

/** About a minute in total: enough for a restart of the API. */
const defaultPolicy: RetryPolicy = { attempts: 14, firstDelayMs: 100, maxDelayMs: 10_000 };

/**
 * Makes a call and retries it after temporary errors. Only for calls that may be executed twice: after a broken
 * connection, the first attempt may have been executed.
 *
 * @throws the last error after all attempts, other errors immediately, and the signal's reason on abort.
 */
export async function withRetries<Result>(
  call: () => Promise<Result>,
  signal: AbortSignal,
  isRetryable: (error: unknown) => boolean = isTemporary,
  policy = defaultPolicy,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      if (attempt >= policy.attempts || !isRetryable(error)) throw error;
      const delay = Math.min(policy.firstDelayMs * 2 ** (attempt - 1), policy.maxDelayMs);
      const requested = isStoreError(error, 'RATE_LIMITED') ? error.details.retryAfterMs : 0;
      // Jitter spreads the retries of concurrent callers.
      const jittered = Math.max(delay, requested) * (1 + Math.random() / 2);
      await sleep(jittered, undefined, { signal });
    }
  }
}

/** Whether the API did not respond or says that the call can be retried. */
export function isTemporary(error: unknown): boolean {
  return isStoreError(error) && error.retryable;
}

/** Whether the call was rejected before it was executed, so that even a stock adjustment can be retried. */
export function wasNotExecuted(error: unknown): boolean {
  return isStoreError(error, 'RATE_LIMITED') || isStoreError(error, 'OVERLOADED');
}
