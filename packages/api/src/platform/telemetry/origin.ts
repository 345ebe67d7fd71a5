import { requestIds } from './request-id.ts';
import { tracing } from './tracing/tracing.ts';

/** The request and span that queued work belongs to. */
export interface Origin {
  readonly request: string | readonly string[] | undefined;
  readonly span: unknown;
}

/** The current request and span. */
export function currentOrigin(): Origin {
  return { request: requestIds.getStore(), span: tracing()?.current() };
}

/** Runs work for several requests: its log lines have all their ids, and its span links to each of them. */
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
