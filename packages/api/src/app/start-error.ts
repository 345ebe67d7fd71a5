import { isErrorLike } from '@order-store/db';

/** The database or the port cannot be used; the message says what to do. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

/** An error's message for users. An AggregateError (several addresses tried) has no message. */
export function messageOf(error: unknown): string {
  if (!isErrorLike(error)) return String(error);
  return Array.isArray(error.errors)
    ? [...new Set(error.errors.map(messageOf))].join('; ')
    : error.message;
}
