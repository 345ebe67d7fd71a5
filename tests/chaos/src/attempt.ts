import { isStoreError, type ErrorReason } from '@order-store/sdk';

/** The result of a call, as far as its caller can know. */
export type Outcome<T> =
  | { readonly result: 'done'; readonly value: T }
  /** Rejected with an expected reason, or never executed. */
  | { readonly result: 'rejected'; readonly reason: ErrorReason; readonly attempts: number }
  /** Whether it was executed is unknown. */
  | { readonly result: 'unknown'; readonly reason: ErrorReason };

/** Reasons to expect during faults, after all retries of the SDK. The call was not executed. */
const notExecuted: ReadonlySet<ErrorReason> = new Set([
  'RATE_LIMITED',
  'OVERLOADED',
  'SHUTTING_DOWN',
]);

/** Reasons after which the call may have been executed. */
const ambiguous: ReadonlySet<ErrorReason> = new Set([
  'ABORTED',
  'NETWORK',
  'CLIENT_TIMEOUT',
  'DATABASE_UNAVAILABLE',
  'OUTCOME_UNKNOWN',
  'TIMEOUT',
]);

/**
 * Makes a call and returns its result.
 * @throws {UnexpectedAnswer} for an error that no fault explains, such as INTERNAL or a lost order.
 */
export async function attempt<T>(
  call: string,
  expected: readonly ErrorReason[],
  make: () => Promise<T>,
): Promise<Outcome<T>> {
  try {
    return { result: 'done', value: await make() };
  } catch (error) {
    if (!isStoreError(error)) throw new UnexpectedAnswer(call, String(error), error);
    const { reason, attempts } = error;
    const wasNeverSent = isStoreError(error, 'NETWORK') && !error.details.reached;
    if (expected.includes(reason) || notExecuted.has(reason) || wasNeverSent)
      return { result: 'rejected', reason, attempts };
    if (ambiguous.has(reason)) return { result: 'unknown', reason };
    const id = error.requestId ?? 'none';
    throw new UnexpectedAnswer(call, `${reason}: ${error.message} (request ${id})`, error);
  }
}

/** An error that no fault explains. */
export class UnexpectedAnswer extends Error {
  override readonly name = 'UnexpectedAnswer';

  constructor(call: string, answer: string, cause: unknown) {
    super(`${call} returned ${answer}`, { cause });
  }
}
