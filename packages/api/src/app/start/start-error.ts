/** The database or the port can't be had; the message says what to do. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

/** What went wrong, for people. An AggregateError (several addresses tried) has no message of its own. */
export function messageOf(error: unknown): string {
  if (error instanceof AggregateError) return [...new Set(error.errors.map(messageOf))].join('; ');
  return error instanceof Error ? error.message : String(error);
}
