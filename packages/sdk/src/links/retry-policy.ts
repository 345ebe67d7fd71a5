import type { Operation } from '@trpc/client';
import type { StoreClient } from '../create-client.ts';
import type { ErrorReason, StoreError } from '../store-error.ts';

/**
 * Mutations that do nothing twice, however often they are repeated, and the field of their input that makes
 * it so. The SDK fills it in when the caller did not.
 */
export const idempotentMutations: Readonly<Partial<Record<MutationPath, string>>> = {
  'orders.place': 'idempotencyKey',
};

/**
 * Answers that promise that nothing was done: with one of them any call may be made again. (After
 * DATABASE_UNAVAILABLE and TIMEOUT a change may have been stored, so they are not here.)
 */
const notExecuted: ReadonlySet<ErrorReason> = new Set([
  'RATE_LIMITED',
  'OVERLOADED',
  'SHUTTING_DOWN',
]);

/** The first wait is up to so long, each further one up to twice as long, none longer than the last. */
const initialDelayMs = 200;
const maxDelayMs = 10_000;
/** Whoever is asked to wait longer than this is told so instead. */
const maxRetryAfterMs = 60_000;

/** The field of a call's input that makes it safe to repeat; undefined where there is none. */
export function idempotencyKeyField({
  type,
  path,
}: Pick<Operation, 'type' | 'path'>): string | undefined {
  const keys: Readonly<Record<string, string | undefined>> = idempotentMutations;
  return type === 'mutation' && Object.hasOwn(keys, path) ? keys[path] : undefined;
}

/** Whether this call may be made again after this failure. */
export function mayRetry(call: Pick<Operation, 'type' | 'path'>, error: StoreError): boolean {
  if (notExecuted.has(error.reason)) return true;
  if (error.reason === 'NETWORK' && !wasSent(error)) return error.retryable;
  if (call.type === 'query') return error.retryable;
  // Who has a key can find out what became of the first call by making it again.
  return (
    idempotencyKeyField(call) !== undefined &&
    (error.retryable || error.reason === 'OUTCOME_UNKNOWN')
  );
}

/**
 * How long to wait before the next attempt, in milliseconds: as long as the store asks for, else growing
 * with the attempts made. Always with chance in it, so that those who failed together don't come back
 * together. Undefined when the store asks for more than anybody waits.
 *
 * Source: AWS Architecture Blog, "Exponential Backoff And Jitter" (full jitter).
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
  // A proxy that answers 429 turned the request away.
  return 'reached' in error.details && error.details.reached === true && error.status !== 429;
}

type MutationPath = {
  [Noun in keyof StoreClient & string]: {
    [Verb in keyof StoreClient[Noun] & string]: StoreClient[Noun][Verb] extends { mutate: unknown }
      ? `${Noun}.${Verb}`
      : never;
  }[keyof StoreClient[Noun] & string];
}[keyof StoreClient & string];
