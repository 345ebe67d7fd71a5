import { isErrorLike } from '@order-store/db';
import type { DomainError } from '../../shared/domain-error.ts';
import type { Reason } from '../../shared/reasons.ts';

/**
 * Whether an error is a {@link DomainError}, with this reason if one is given, which also types `details`.
 * Also recognizes those of another copy or realm of this package, such as in Jest.
 */
export function isDomainError(error: unknown): error is DomainError;
export function isDomainError<R extends Reason>(error: unknown, reason: R): error is DomainError<R>;
export function isDomainError(error: unknown, reason?: Reason): boolean {
  return (
    isErrorLike(error) &&
    error.name === 'DomainError' &&
    'reason' in error &&
    (reason === undefined || error.reason === reason)
  );
}
