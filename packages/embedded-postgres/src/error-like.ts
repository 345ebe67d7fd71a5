/** An error, perhaps of another realm, such as in a Jest test, where `instanceof Error` is false. */
export function isErrorLike(thrown: unknown): thrown is Error & { readonly code?: unknown } {
  return (
    typeof thrown === 'object' &&
    thrown !== null &&
    'message' in thrown &&
    typeof thrown.message === 'string'
  );
}
