import { setTimeout as sleep } from 'node:timers/promises';
import { isStoreError } from '@order-store/sdk';

export interface Patience {
  /** How often a call is made at most. */
  readonly attempts: number;
  /** The first wait, in milliseconds; each further one is twice as long, up to `longestWait`. */
  readonly firstWait: number;
  readonly longestWait: number;
}

/** Enough for an API that is restarted: about a minute in all. */
export const usualPatience: Patience = { attempts: 14, firstWait: 100, longestWait: 10_000 };

/**
 * Makes a call, again after a wait while its trouble is a temporary one. Only for calls that may be
 * made twice: after a cut connection nobody knows whether the first one counted.
 *
 * @throws the last error when patience is at its end, any other error at once, and the signal's
 * reason when it is aborted during a wait.
 */
export async function withPatience<Result>(
  call: () => Promise<Result>,
  signal: AbortSignal,
  isWorthRepeating: (error: unknown) => boolean = isTemporary,
  patience = usualPatience,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      if (attempt >= patience.attempts || !isWorthRepeating(error)) throw error;
      const wait = Math.min(patience.firstWait * 2 ** (attempt - 1), patience.longestWait);
      const asked = isStoreError(error, 'RATE_LIMITED') ? error.details.retryAfterMs : 0;
      // Callers that failed together should not come back together.
      const jittered = Math.max(wait, asked) * (1 + Math.random() / 2);
      await sleep(jittered, undefined, { signal });
    }
  }
}

/** Whether the trouble is one that passes: the API says so, or did not answer at all. */
export function isTemporary(error: unknown): boolean {
  return isStoreError(error) && error.retryable;
}

/** Whether the call was turned away before it did anything, so that even an adjustment may be made again. */
export function isTurnedAway(error: unknown): boolean {
  return isStoreError(error, 'RATE_LIMITED') || isStoreError(error, 'OVERLOADED');
}
