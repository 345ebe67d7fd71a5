import { policyOf, type ErrorDetails, type Reason } from './reasons.ts';

/**
 * A refusal that the caller is told about: a stable reason, details in the shape of that reason, and a
 * sentence for people. `trpc/translate-error.ts` turns it into the answer.
 */
export class DomainError<R extends Reason = Reason> extends Error {
  readonly reason: R;
  readonly details: ErrorDetails[R];

  constructor(reason: R, message: string, details: ErrorDetails[R], cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'DomainError';
    this.reason = reason;
    this.details = details;
  }

  /** Whether the very same call may succeed later. */
  get retryable(): boolean {
    return policyOf(this.reason).retryable;
  }
}
