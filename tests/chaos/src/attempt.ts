import { isStoreError, type ErrorReason } from '@order-store/sdk';

/** What became of a call, as far as its caller can know. */
export type Outcome<T> =
  | { readonly became: 'done'; readonly value: T }
  /** It was answered with one of the refusals that its caller expects, or never begun: nothing was done. */
  | { readonly became: 'refused'; readonly reason: ErrorReason; readonly attempts: number }
  /** It counted or it did not. */
  | { readonly became: 'unknown'; readonly reason: ErrorReason };

/** What a call may be told in bad weather without anything having been done, after all repeats of the SDK. */
const turnedAway: ReadonlySet<ErrorReason> = new Set([
  'RATE_LIMITED',
  'OVERLOADED',
  'SHUTTING_DOWN',
]);

/** What leaves open whether it counted. */
const undecided: ReadonlySet<ErrorReason> = new Set([
  'NETWORK',
  'CLIENT_TIMEOUT',
  'DATABASE_UNAVAILABLE',
  'OUTCOME_UNKNOWN',
  'TIMEOUT',
]);

/**
 * Makes a call and says what became of it.
 * @throws {UnexpectedAnswer} for an answer that no fault excuses: INTERNAL, a lost session, a lost order.
 */
export async function attempt<T>(
  call: string,
  expected: readonly ErrorReason[],
  make: () => Promise<T>,
): Promise<Outcome<T>> {
  try {
    return { became: 'done', value: await make() };
  } catch (error) {
    if (!isStoreError(error)) throw new UnexpectedAnswer(call, String(error), error);
    const { reason, attempts } = error;
    const wasNeverSent = isStoreError(error, 'NETWORK') && !error.details.reached;
    if (expected.includes(reason) || turnedAway.has(reason) || wasNeverSent)
      return { became: 'refused', reason, attempts };
    if (undecided.has(reason)) return { became: 'unknown', reason };
    const id = error.requestId ?? 'none';
    throw new UnexpectedAnswer(call, `${reason}: ${error.message} (request ${id})`, error);
  }
}

/** What no fault excuses. */
export class UnexpectedAnswer extends Error {
  override readonly name = 'UnexpectedAnswer';

  constructor(call: string, answer: string, cause: unknown) {
    super(`${call} was answered ${answer}`, { cause });
  }
}
