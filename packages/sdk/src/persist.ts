import { delay } from './links/with-timeout.ts';
import { abortedError } from './links/to-store-error.ts';
import { isStoreError } from './store-error.ts';

/** How long to retry failing calls, in milliseconds. */
const giveUpAfterMs = 10 * 60_000;
const longestDelayMs = 10_000;

/**
 * Retries a call that is safe to retry, until it succeeds or fails for a reason that waiting does not change. Continues
 * for ten minutes after a lost connection or while the store restarts.
 *
 * @throws {StoreError} the last error, or ABORTED.
 */
export async function persist<T>(
  call: () => Promise<T>,
  signal: AbortSignal | undefined,
): Promise<T> {
  const begin = performance.now();
  for (let delayMs = 250; ; delayMs = Math.min(2 * delayMs, longestDelayMs)) {
    try {
      return await call();
    } catch (error) {
      if (!isStoreError(error) || !error.retryable) throw error;
      if (performance.now() - begin > giveUpAfterMs) throw error;
      await pause(error.retryAfterMs ?? delayMs, signal);
    }
  }
}

/** Waits. @throws {StoreError} ABORTED when the signal is aborted. */
export async function pause(ms: number, signal = new AbortController().signal): Promise<void> {
  try {
    await delay(ms, signal);
  } catch (reason) {
    throw abortedError(reason, 1);
  }
}
