/**
 * SQLSTATEs after which the whole transaction may be run again, because PostgreSQL rolled it back to
 * keep others going, and says that a repeat may succeed.
 *
 * Source: PostgreSQL, "Serialization Failure Handling".
 */
export const retryableErrors: Readonly<Record<string, { readonly why: string }>> = {
  '40001': { why: 'serialization_failure' },
  '40P01': { why: 'deadlock_detected' },
};

/** The SQLSTATE of an error of the driver, of Knex or of Objection (there under `nativeError`), if it has one. */
export function sqlStateOf(error: unknown): string | undefined {
  for (let e: unknown = error, depth = 0; e instanceof Error && depth < 5; depth++) {
    if ('code' in e && typeof e.code === 'string' && sqlStatePattern.test(e.code)) return e.code;
    e = 'nativeError' in e ? e.nativeError : e.cause;
  }
  return undefined;
}

/** Five digits and letters; one digit at least, or Node's EPIPE would be one. */
const sqlStatePattern = /^(?=.*\d)[0-9A-Z]{5}$/;

/** The constraint that an error of the database names, if it names one. */
export function constraintOf(error: unknown): string | undefined {
  for (let e: unknown = error, depth = 0; e instanceof Error && depth < 5; depth++) {
    if ('constraint' in e && typeof e.constraint === 'string') return e.constraint;
    e = 'nativeError' in e ? e.nativeError : e.cause;
  }
  return undefined;
}

export function isRetryable(error: unknown): boolean {
  const state = sqlStateOf(error);
  return state !== undefined && state in retryableErrors;
}

/**
 * Whether an error says that the connection to the database is gone or could not be made, so that nothing
 * can be said of a statement that was under way.
 */
export function isConnectionLost(error: unknown): boolean {
  const state = sqlStateOf(error);
  // Class 08: connection exception; 57P01 to 57P05: the server ends sessions or does not take any.
  if (state !== undefined) return state.startsWith('08') || state.startsWith('57P');
  for (let e: unknown = error, depth = 0; e instanceof Error && depth < 5; depth++) {
    if (e instanceof AggregateError) return e.errors.some(isConnectionLost);
    if ('code' in e && typeof e.code === 'string' && socketErrors.has(e.code)) return true;
    if (
      /Connection terminated|connection error and is not queryable|Client was closed/.test(
        e.message,
      )
    )
      return true;
    e = 'nativeError' in e ? e.nativeError : e.cause;
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
