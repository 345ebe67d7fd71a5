import { isErrorLike, sqlStateOf } from '@order-store/db';

/** The part of an error that is logged: where it happened and which constraint failed, never values. */
interface ErrorDescription {
  readonly type: string;
  readonly message: string;
  readonly stack?: string;
  readonly code?: string;
  readonly table?: string;
  readonly column?: string;
  readonly constraint?: string;
  readonly cause?: ErrorDescription;
}

/**
 * Describes a thrown value for the log. PostgreSQL quotes values in `detail` and `where`, and for data exceptions (class
 * 22) in the message too; Knex puts its SQL before the message. All of these are omitted.
 */
export function describeError(thrown: unknown, depth = 0): ErrorDescription {
  if (!isErrorLike(thrown))
    return { type: typeof thrown, message: 'the thrown value is not an Error' };
  const inner = 'nativeError' in thrown ? thrown.nativeError : thrown.cause;
  const frames = thrown.stack?.split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: thrown.name,
    message: quotesValues(thrown) ? 'message omitted because it quotes values' : thrown.message,
    ...(frames === undefined ? {} : { stack: frames.join('\n') }),
    ...textsOf(thrown, ['code', 'table', 'column', 'constraint']),
    ...(isErrorLike(inner) && depth < 5 ? { cause: describeError(inner, depth + 1) } : {}),
  };
}

/** Class 22 is "data exception". Other messages quote no values; syntax errors (42) quote only our SQL. */
function quotesValues(error: Error): boolean {
  return sqlStateOf(error)?.startsWith('22') ?? false;
}

function textsOf(error: Error, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(error).filter(
      ([name, value]) => names.includes(name) && typeof value === 'string',
    ),
  );
}
