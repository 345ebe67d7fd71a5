/** An error, perhaps of another realm, such as in a Jest test, where `instanceof Error` is false. */
export interface ErrorLike extends Error {
  readonly code?: unknown;
  /** Those of an AggregateError, one for each address that was tried. */
  readonly errors?: unknown;
  /** What Objection wraps. */
  readonly nativeError?: unknown;
}

export function isErrorLike(thrown: unknown): thrown is ErrorLike {
  return (
    typeof thrown === 'object' &&
    thrown !== null &&
    'name' in thrown &&
    typeof thrown.name === 'string' &&
    'message' in thrown &&
    typeof thrown.message === 'string'
  );
}

/** An error and what it wraps. */
export function* causesOf(error: unknown): Generator<ErrorLike, void> {
  for (let e: unknown = error, depth = 0; isErrorLike(e) && depth < 5; depth++) {
    yield e;
    e = 'nativeError' in e ? e.nativeError : e.cause;
  }
}
