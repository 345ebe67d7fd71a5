import { causesOf } from '../error-like.ts';

/**
 * SQLSTATEs after which a retry of the whole transaction may succeed.
 *
 * Source: PostgreSQL, "Serialization Failure Handling".
 */
export const retryableErrors: Readonly<Record<string, { readonly why: string }>> = {
  '40001': { why: 'serialization_failure' },
  '40P01': { why: 'deadlock_detected' },
};

/** The SQLSTATE of an error from the driver, Knex or Objection (which wraps it as `nativeError`), if any. */
export function sqlStateOf(error: unknown): string | undefined {
  for (const { code } of causesOf(error))
    if (typeof code === 'string' && sqlStatePattern.test(code)) return code;
  return undefined;
}

/** Five characters with at least one digit, which excludes Node's EPIPE. */
const sqlStatePattern = /^(?=.*\d)[0-9A-Z]{5}$/;

/** The constraint that a database error names, if any. */
export function constraintOf(error: unknown): string | undefined {
  for (const e of causesOf(error))
    if ('constraint' in e && typeof e.constraint === 'string') return e.constraint;
  return undefined;
}

export function isRetryable(error: unknown): boolean {
  const state = sqlStateOf(error);
  return state !== undefined && state in retryableErrors;
}

/** Whether a lock was not granted within lock_timeout, or not immediately with NOWAIT. */
export function isLockTimeout(error: unknown): boolean {
  return sqlStateOf(error) === '55P03';
}

/**
 * Whether an error means that the connection was lost or could not be opened. The outcome of a statement in flight is
 * then unknown.
 */
export function isConnectionLost(error: unknown): boolean {
  const state = sqlStateOf(error);
  // Class 08: connection exception. 57P01 to 57P05: the server ends sessions or accepts none.
  if (state !== undefined) return state.startsWith('08') || state.startsWith('57P');
  for (const { code, message, errors } of causesOf(error)) {
    if (Array.isArray(errors)) return errors.some(isConnectionLost);
    if (typeof code === 'string' && socketErrors.has(code)) return true;
    if (
      /Connection terminated|connection error and is not queryable|Client was closed/.test(message)
    )
      return true;
  }
  return false;
}

const socketErrors: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);
