import { toDomainError } from '../platform/trpc/translate-error.ts';
import type { DomainError } from '../shared/domain-error.ts';

/** The values of the attempts that succeeded. */
export function fulfilled<T>(attempts: readonly PromiseSettledResult<T>[]): T[] {
  return attempts.flatMap((attempt) => (attempt.status === 'fulfilled' ? [attempt.value] : []));
}

/** The errors of the attempts that failed, as callers get them. */
export function rejections(attempts: readonly PromiseSettledResult<unknown>[]): DomainError[] {
  return attempts.flatMap((attempt) =>
    attempt.status === 'rejected' ? [toDomainError(attempt.reason)] : [],
  );
}

/** The error of a call that must fail. */
export async function rejection(call: Promise<unknown>): Promise<DomainError> {
  const [attempt] = await Promise.allSettled([call]);
  if (attempt.status === 'rejected') return toDomainError(attempt.reason);
  throw new Error(`The call succeeded: ${JSON.stringify(attempt.value)}`);
}
