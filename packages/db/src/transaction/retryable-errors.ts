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
    if ('code' in e && typeof e.code === 'string' && /^[0-9A-Z]{5}$/.test(e.code)) return e.code;
    e = 'nativeError' in e ? e.nativeError : e.cause;
  }
  return undefined;
}

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
