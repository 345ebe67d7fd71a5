import type { IncomingMessage, ServerResponse } from 'node:http';
import type { SentStatement, StatementEnd } from '@order-store/db';

/**
 * Where a call may be followed. Nobody does unless the process was started with `--import` of `register.ts`
 * beside this file: until then nothing of OpenTelemetry’s SDK is loaded, and each of these places costs one comparison.
 */
export interface Tracing {
  /** An HTTP request until its answer is sent; under the caller's own trace if the request names one. */
  request(request: IncomingMessage, response: ServerResponse, requestId: string): Follow;
  /** A call of a procedure. `failed` says which results count as failures. */
  procedure(path: string, type: string): FollowOutcome;
  /** What is under way, to be linked to a group that it waits for. */
  current(): unknown;
  /** What is done for several requests together; `members` are what was {@link current} for each. */
  group(name: string, members: readonly unknown[]): FollowOutcome;
  /** A statement, under what is under way. Values are never part of it. */
  statement(statement: SentStatement): StatementEnd;
  /** Sends what has not been sent: before the process ends. */
  flush(): Promise<void>;
}

/** Runs work as a part of what is followed. */
export type Follow = <T>(work: () => T) => T;

/** Runs work as a part of what is followed, whose end it is; `failure` gives the reason if it counts as failed. */
export type FollowOutcome = <T>(
  work: () => Promise<T>,
  failure?: (result: T) => string | undefined,
) => Promise<T>;

let active: Tracing | undefined;

/** Whoever follows calls in this process, if anybody does. */
export function tracing(): Tracing | undefined {
  return active;
}

/** From now on calls are followed; undefined ends it. For the `--import` and for tests. */
export function traceWith(follower: Tracing | undefined): void {
  active = follower;
}
