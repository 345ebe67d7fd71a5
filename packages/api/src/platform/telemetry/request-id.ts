import { AsyncLocalStorage } from 'node:async_hooks';

/** The id of the current HTTP request, or the ids of all requests of a batch. */
export const requestIds = new AsyncLocalStorage<string | readonly string[] | undefined>();

/** The id of the current request; undefined outside of requests and in a batch. */
export function currentRequestId(): string | undefined {
  const current = requestIds.getStore();
  return typeof current === 'string' ? current : undefined;
}

/** The log fields for the current request or requests. */
interface RequestFields {
  readonly requestId?: string;
  readonly requestIds?: readonly string[];
}

/** The log fields of the current context. */
export function requestFields(): RequestFields {
  const current = requestIds.getStore();
  if (current === undefined) return {};
  return typeof current === 'string' ? { requestId: current } : { requestIds: current };
}
