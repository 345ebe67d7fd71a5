import { DomainError } from '../../shared/domain-error.ts';
import type { Reason } from '../../shared/reasons.ts';

/**
 * Whether an error is a refusal of the store, and of this reason if one is given: then `details` has its type.
 */
export function isDomainError(error: unknown): error is DomainError;
export function isDomainError<R extends Reason>(error: unknown, reason: R): error is DomainError<R>;
export function isDomainError(error: unknown, reason?: Reason): boolean {
  return error instanceof DomainError && (reason === undefined || error.reason === reason);
}
