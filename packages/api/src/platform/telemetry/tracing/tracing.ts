import type { IncomingMessage, ServerResponse } from 'node:http';
import type { SentStatement, StatementEnd } from '@order-store/db';

/**
 * The tracing hooks. Without `--import` of `register.ts` they do nothing: OpenTelemetry's SDK is not loaded, and each
 * hook costs one comparison.
 */
export interface Tracing {
  /** A span for an HTTP request until its response is sent, in the caller's trace if the request names one. */
  request(request: IncomingMessage, response: ServerResponse, requestId: string): Follow;
  /** A span for a procedure call. `failure` returns the reason of a failed result. */
  procedure(path: string, type: string): FollowOutcome;
  /** The current span, to link it to the batch that it waits for. */
  current(): unknown;
  /** A span for a batch; `members` are the {@link current} spans of its requests. */
  group(name: string, members: readonly unknown[]): FollowOutcome;
  /** A span for a statement, without its values. */
  statement(statement: SentStatement): StatementEnd;
  /** Exports the remaining spans before the process exits. */
  flush(): Promise<void>;
}

/** Runs work inside a span. */
export type Follow = <T>(work: () => T) => T;

/** Runs work inside a span and ends it; `failure` returns the reason if the result counts as failed. */
export type FollowOutcome = <T>(
  work: () => Promise<T>,
  failure?: (result: T) => string | undefined,
) => Promise<T>;

let active: Tracing | undefined;

/** The tracing of this process; undefined if it is off. */
export function tracing(): Tracing | undefined {
  return active;
}

/** Turns tracing on, or off with undefined. For `register.ts` and tests. */
export function traceWith(follower: Tracing | undefined): void {
  active = follower;
}
