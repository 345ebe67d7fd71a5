import type { Operation } from '@trpc/client';
import type { StoreClient } from '../create-client.ts';
import type { ErrorReason, StoreError } from '../store-error.ts';

/** Mutations that accept an idempotency key, and the input field that holds it. */
export const idempotentMutations: Readonly<Partial<Record<MutationPath, string>>> = {
  'orders.place': 'idempotencyKey',
};

/**
 * Reasons that guarantee the call was not executed, so any call may be retried. DATABASE_UNAVAILABLE and
 * TIMEOUT are missing because the change may have been committed.
 */
const notExecuted: ReadonlySet<ErrorReason> = new Set([
  'RATE_LIMITED',
  'OVERLOADED',
  'SHUTTING_DOWN',
]);

const initialDelayMs = 200;
const maxDelayMs = 10_000;
/** A call fails at once if the store asks for a longer delay. */
const maxRetryAfterMs = 60_000;

/** The input field for the call's idempotency key; undefined if it accepts none. */
export function idempotencyKeyField({
  type,
  path,
}: Pick<Operation, 'type' | 'path'>): string | undefined {
  const fields: Readonly<Record<string, string | undefined>> = idempotentMutations;
  return type === 'mutation' && Object.hasOwn(fields, path) ? fields[path] : undefined;
}

/** Whether the call may be retried after this error. */
export function mayRetry(call: Pick<Operation, 'type' | 'path'>, error: StoreError): boolean {
  if (notExecuted.has(error.reason)) return true;
  if (error.reason === 'NETWORK' && !wasSent(error)) return error.retryable;
  if (call.type === 'query') return error.retryable;
  // With a key, the retry returns the result of the first attempt if that one succeeded.
  return (
    idempotencyKeyField(call) !== undefined &&
    (error.retryable || error.reason === 'OUTCOME_UNKNOWN')
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

function wasSent(error: StoreError): boolean {
  // A proxy that responds 429 did not forward the request.
  return 'reached' in error.details && error.details.reached === true && error.status !== 429;
}

type MutationPath = {
  [Noun in keyof StoreClient & string]: {
    [Verb in keyof StoreClient[Noun] & string]: StoreClient[Noun][Verb] extends { mutate: unknown }
      ? `${Noun}.${Verb}`
      : never;
  }[keyof StoreClient[Noun] & string];
}[keyof StoreClient & string];
