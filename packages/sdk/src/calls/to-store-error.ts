import type { AppRouter } from '@order-store/api/types';
import { isTRPCClientError, TRPCClientError } from '@trpc/client';
import { StoreError } from '../store-error.ts';
import { HttpAnswer } from './http-answer.ts';
import { NoAnswer, type NoAnswerFacts } from './no-answer.ts';

type Failure = TRPCClientError<AppRouter>;

/** What tRPC's links failed with, after this many attempts, as the error that callers get. */
export function toStoreError(thrown: unknown, attempts: number): StoreError {
  if (thrown instanceof StoreError) return thrown;
  const error: Failure = isTRPCClientError<AppRouter>(thrown)
    ? thrown
    : TRPCClientError.from(thrown instanceof Error ? thrown : new Error(String(thrown)));
  if (error.data) return answered(error, error.data, attempts);
  if (error.cause instanceof NoAnswer) {
    return noAnswer(error.message, error.cause.facts, error, attempts);
  }
  // JSON, and not the store's.
  const status = answerOf(error)?.status;
  if (status !== undefined) {
    return noAnswer(`status ${status} with other JSON`, { reached: true, status }, error, attempts);
  }
  const fields = { ...unknown, reason: 'UNSENDABLE', details: {}, retryable: false } as const;
  return new StoreError(
    `The call could not be sent: ${error.message}`,
    { ...fields, attempts },
    error,
  );
}

/** A connection that broke, of which nothing else is known. */
export function connectionLost(error: Failure, attempts: number): StoreError {
  return noAnswer(error.message, { reached: true }, error, attempts);
}

/** A limit of the caller's own passed. */
export function clientTimeout(
  of: 'attempt' | 'call',
  limitMs: number,
  attempts: number,
): StoreError<'CLIENT_TIMEOUT'> {
  return new StoreError(
    `The store did not respond within ${limitMs / 1000} s`,
    {
      ...unknown,
      reason: 'CLIENT_TIMEOUT',
      details: { of, limitMs },
      retryable: true,
      attempts,
    },
    undefined,
  );
}

/** The caller's signal was aborted, with this reason. */
export function aborted(reason: unknown, attempts: number): StoreError<'ABORTED'> {
  const fields = {
    ...unknown,
    reason: 'ABORTED',
    details: {},
    retryable: false,
    attempts,
  } as const;
  return new StoreError('The call was aborted by its caller', fields, reason);
}

const unknown = { retryAfterMs: null, requestId: null, status: null } as const;

function answered(error: Failure, data: NonNullable<Failure['data']>, attempts: number) {
  const { reason, details, retryable, requestId, httpStatus: status } = data;
  const asked =
    'retryAfterMs' in details && typeof details.retryAfterMs === 'number'
      ? details.retryAfterMs
      : answerOf(error)?.retryAfterMs;
  return new StoreError(
    error.message,
    { reason, details, retryable, retryAfterMs: asked ?? null, requestId, status, attempts },
    error,
  );
}

function noAnswer(message: string, facts: NoAnswerFacts, error: Failure, attempts: number) {
  const { reached, status = null } = facts;
  const fields = {
    reason: 'NETWORK',
    details: { reached },
    // A 404 of something else will be one later too; 5xx and broken 2xx pass.
    retryable: status === null || status < 300 || status >= 500 || passing.has(status),
    retryAfterMs: facts.retryAfterMs ?? null,
    requestId: null,
    status,
    attempts,
  } as const;
  const problem = reached ? 'The store did not answer' : 'The store cannot be reached';
  return new StoreError(`${problem}: ${message}`, fields, error);
}

/** Request Timeout, Too Early, Too Many Requests. */
const passing: ReadonlySet<number> = new Set([408, 425, 429]);

function answerOf({ meta }: Failure): HttpAnswer | undefined {
  const answer: unknown = meta?.['response'];
  return answer instanceof HttpAnswer ? answer : undefined;
}
