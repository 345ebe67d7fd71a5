import type { Operation } from '@trpc/client';
import type { ErrorReason, StoreError } from '../store-error.ts';

/** Reasons that guarantee the call was not executed. */
const notExecuted: ReadonlySet<ErrorReason> = new Set([
  'RATE_LIMITED',
  'OVERLOADED',
  'SHUTTING_DOWN',
]);

const initialDelayMs = 200;
const maxDelayMs = 10_000;
/** A call fails immediately if the store asks for a longer delay. */
const maxRetryAfterMs = 60_000;

/**
 * Whether the call may be retried after this error. Mutations have an idempotency key, so a retry returns the answer of the
 * first attempt if that one succeeded.
 */
export function mayRetry({ type }: Pick<Operation, 'type'>, error: StoreError): boolean {
  return (
    error.retryable ||
    notExecuted.has(error.reason) ||
    (type === 'mutation' && error.reason === 'OUTCOME_UNKNOWN')
  );
}

/**
 * Milliseconds until the next attempt: the store's Retry-After plus jitter, else exponential backoff with full
 * jitter. Undefined if the store asks for more than a minute.
 *
 * Source: AWS Architecture Blog, "Exponential Backoff And Jitter".
 */
export function retryDelayMs(
  { attempts, retryAfterMs }: Pick<StoreError, 'attempts' | 'retryAfterMs'>,
  random: () => number = Math.random,
): number | undefined {
  if (retryAfterMs === null) {
    return random() * Math.min(maxDelayMs, initialDelayMs * 2 ** (attempts - 1));
  }
  return retryAfterMs > maxRetryAfterMs ? undefined : retryAfterMs + random() * initialDelayMs;
}
