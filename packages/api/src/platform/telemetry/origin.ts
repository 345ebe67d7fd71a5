import { requestIds } from './request-id.ts';
import { tracing } from './tracing/tracing.ts';

/** For whom some work is done: kept while it waits, since by then another request may be the current one. */
export interface Origin {
  readonly request: string | readonly string[] | undefined;
  readonly span: unknown;
}

/** The request that asks right now. */
export function currentOrigin(): Origin {
  return { request: requestIds.getStore(), span: tracing()?.current() };
}

/**
 * Does work that several asked for: what it logs has the ids of all of them, and in a trace it is a group of
 * its own, with a link to each.
 */
export function workForAll<T>(
  name: string,
  origins: readonly Origin[],
  work: () => Promise<T>,
): Promise<T> {
  return requestIds.run(requestsOf(origins), () => {
    const follow = tracing()?.group(
      name,
      origins.map(({ span }) => span),
    );
    return follow ? follow(work) : work();
  });
}

function requestsOf(origins: readonly Origin[]): Origin['request'] {
  const ids = [...new Set(origins.flatMap(({ request }) => request ?? []))];
  return ids.length > 1 ? ids : ids[0];
}
