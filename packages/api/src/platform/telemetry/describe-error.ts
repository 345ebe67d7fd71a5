import { sqlStateOf } from '@order-store/db';

/** What of an error goes into a log: where it happened and which rule was broken, never whose values. */
export interface ErrorDescription {
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
 * Describes whatever was thrown. PostgreSQL quotes values in `detail` and `where`, and for malformed data
 * (class 22) in the message too; Knex sets its SQL before the message. Those are left out.
 */
export function describeError(thrown: unknown, depth = 0): ErrorDescription {
  if (!(thrown instanceof Error)) return { type: typeof thrown, message: 'no error was thrown' };
  const inner = 'nativeError' in thrown ? thrown.nativeError : thrown.cause;
  const frames = thrown.stack?.split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: thrown.name,
    message: quotesValues(thrown)
      ? 'the message is left out, since it quotes values'
      : thrown.message,
    ...(frames === undefined ? {} : { stack: frames.join('\n') }),
    ...textsOf(thrown, ['code', 'table', 'column', 'constraint']),
    ...(inner instanceof Error && depth < 5 ? { cause: describeError(inner, depth + 1) } : {}),
  };
}

/** Class 22 is "data exception"; of other messages only those of syntax errors (42) quote what was sent: our SQL. */
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
