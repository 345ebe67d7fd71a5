import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * The id of the HTTP request that is being answered, also where no context was made yet; where several are
 * answered together, their ids.
 */
export const requestIds = new AsyncLocalStorage<string | readonly string[] | undefined>();

/** The id of the one request that is being answered; undefined outside of requests and in what is done for several. */
export function currentRequestId(): string | undefined {
  const current = requestIds.getStore();
  return typeof current === 'string' ? current : undefined;
}

/** The request or requests that something is done for, as a log has them. */
export interface RequestFields {
  readonly requestId?: string;
  readonly requestIds?: readonly string[];
}

/** For whom something is done right now. */
export function requestFields(): RequestFields {
  const current = requestIds.getStore();
  if (current === undefined) return {};
  return typeof current === 'string' ? { requestId: current } : { requestIds: current };
}
