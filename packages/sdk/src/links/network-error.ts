export interface NetworkErrorDetails {
  /** False if no connection was established. True if it was, or if that is unknown. */
  readonly reached: boolean;
  /** HTTP status of a proxy that responded instead of the store. */
  readonly status?: number;
  readonly retryAfterMs?: number;
  readonly cause?: unknown;
}

/** A request without a response from the store: connection refused or lost, or a proxy responded. */
export class NetworkError extends Error {
  override readonly name = 'NetworkError';
  readonly details: NetworkErrorDetails;

  constructor(message: string, details: NetworkErrorDetails) {
    super(message, { cause: details.cause });
    this.details = details;
  }
}

/** Converts what fetch threw. Takes the message of the deepest cause, since fetch's own is just "fetch failed". */
export function toNetworkError(cause: unknown): NetworkError {
  const causes = [...causesOf(cause)];
  const deepest = causes.findLast(({ message }) => message !== '');
  const reached = !causes.some(isBeforeConnection);
  return new NetworkError(deepest?.message ?? String(cause), { reached, cause });
}

/**
 * The error for a call that a redirect changed: fetch makes a GET of a POST, and omits the token for another origin.
 * Undefined for other responses. Redirects that keep the call (307 within an origin) work.
 */
export function redirectError({ redirected, status, url }: Response): NetworkError | undefined {
  if (!redirected || (status !== 401 && status !== 405)) return undefined;
  return new NetworkError(
    `The call was redirected to ${new URL(url).origin}: create the client with the final URL`,
    { reached: true, status },
  );
}

/** An error, perhaps of another realm, where `instanceof Error` is false. */
interface ErrorLike extends Error {
  readonly syscall?: unknown;
  readonly code?: unknown;
  readonly errors?: unknown;
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

/** An error and its causes. An AggregateError has one for each address that was tried. */
function* causesOf(error: unknown, depth = 0): Generator<ErrorLike> {
  if (!isErrorLike(error) || depth > 5) return;
  yield error;
  if (Array.isArray(error.errors))
    for (const each of error.errors) yield* causesOf(each, depth + 1);
  yield* causesOf(error.cause, depth + 1);
}

/**
 * How runtimes report that no connection was made: Node by the system call or undici's code, Bun by a code (which 1.4
 * changed to ECONNREFUSED), Deno and workerd only in the message. Browsers do not report it.
 */
const beforeConnection: ReadonlySet<unknown> = new Set([
  'connect',
  'getaddrinfo',
  'UND_ERR_CONNECT_TIMEOUT',
  'ConnectionRefused',
  'ECONNREFUSED',
  'FailedToOpenSocket',
]);
const connectMessages = /client error \(Connect\)|error trying to connect|connect\(\): /;

function isBeforeConnection(error: ErrorLike): boolean {
  const { syscall, code, message } = error;
  return (
    beforeConnection.has(syscall) || beforeConnection.has(code) || connectMessages.test(message)
  );
}
