import type { ErrorDetails, Reason } from './reasons.ts';
/**
 * A refusal that the caller is told about: a stable reason, details in the shape of that reason, and a
 * sentence for people. `trpc/translate-error.ts` turns it into the answer.
 */
export declare class DomainError<R extends Reason = Reason> extends Error {
  readonly reason: R;
  readonly details: ErrorDetails[R];
  constructor(reason: R, message: string, details: ErrorDetails[R], cause?: unknown);
}
