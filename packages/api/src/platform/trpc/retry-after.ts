import type { DomainError } from '../../shared/domain-error.ts';
import { toDomainError } from './translate-error.ts';

/**
 * The `retry-after` header for a response with these errors: the longest wait in whole seconds, rounded up. Empty unless
 * a call was RATE_LIMITED.
 *
 * Source: RFC 9110, 10.2.3.
 */
export function retryAfterHeader(errors: readonly unknown[]): { readonly 'retry-after'?: string } {
  const waits = errors.flatMap((error) => waitOf(toDomainError(error)));
  return waits.length === 0 ? {} : { 'retry-after': String(Math.ceil(Math.max(...waits) / 1000)) };
}

function waitOf({ reason, details }: DomainError): readonly number[] {
  if (reason !== 'RATE_LIMITED' || !('retryAfterMs' in details)) return [];
  return typeof details.retryAfterMs === 'number' ? [details.retryAfterMs] : [];
}
