/** What is known of a request to which the store gave no answer. */
export interface NetworkErrorDetails {
  /** Whether a connection was made. Where that can't be told, it may have been. */
  readonly reached: boolean;
  /** What something before the store answered instead, for example a proxy. */
  readonly status?: number;
  readonly retryAfterMs?: number;
  readonly cause?: unknown;
}

/** A request to which the store gave no answer: nobody listens, the connection broke, or a proxy answered. */
export class NetworkError extends Error {
  override readonly name = 'NetworkError';
  readonly facts: NetworkErrorDetails;

  constructor(message: string, facts: NetworkErrorDetails) {
    super(message, { cause: facts.cause });
    this.facts = facts;
  }
}

/** From what fetch threw. Its own message ("fetch failed") says little; that of its cause says what happened. */
export function toNetworkError(cause: unknown): NetworkError {
  const causes = [...causesOf(cause)];
  const deepest = causes.findLast(({ message }) => message !== '');
  const reached = !causes.some(isBeforeConnection);
  return new NetworkError(deepest?.message ?? String(cause), { reached, cause });
}

/** An error with those that it comes from. Of several addresses that were tried, all. */
function* causesOf(error: unknown, depth = 0): Generator<Error> {
  if (!(error instanceof Error) || depth > 5) return;
  yield error;
  if (error instanceof AggregateError) {
    for (const each of error.errors) yield* causesOf(each, depth + 1);
  }
  yield* causesOf(error.cause, depth + 1);
}

/** Node names the system call that failed; browsers tell nothing, on purpose. */
const beforeConnection: ReadonlySet<unknown> = new Set(['connect', 'getaddrinfo']);

function isBeforeConnection(error: Error): boolean {
  return (
    ('syscall' in error && beforeConnection.has(error.syscall)) ||
    ('code' in error && error.code === 'UND_ERR_CONNECT_TIMEOUT')
  );
}
