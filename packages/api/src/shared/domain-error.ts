import { policyOf, type ErrorDetails, type Reason } from './reasons.ts';

/** An error for the caller: a stable reason, details of that reason's type, and a message for humans. */
export class DomainError<R extends Reason = Reason> extends Error {
  readonly reason: R;
  readonly details: ErrorDetails[R];

  constructor(reason: R, message: string, details: ErrorDetails[R], cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'DomainError';
    this.reason = reason;
    this.details = details;
  }

  /** Whether the same call may succeed later. */
  get retryable(): boolean {
    return policyOf(this.reason).retryable;
  }
}
